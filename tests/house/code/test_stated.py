"""A fact is stated once: forms and lists of a room take its label from the facts."""

from __future__ import annotations

import ast
from collections import defaultdict

from app.core.fields import fields_of
from app.web.features import FEATURES
from tests.house.source import APP, ROOT

#: Files of a room that could state a label again.
ASKING = ("forms.py", "list_sheets.py", "routes.py")
#: The same word for another thing, each with what it is.
OTHERWISE = {
    ("app/books/cashbook/list_sheets.py", "Loại"): "the kind of a log entry, which is no fact of money",
    ("app/books/items/list_sheets.py", "Cụm từ quen dùng"): "what the list of phrases is called",
}


def stated() -> dict[str, set[str]]:
    """The labels that the facts of each room state, by its folder."""
    found: dict[str, set[str]] = defaultdict(set)
    for feature in FEATURES:
        for facts in feature.facts:
            folder = facts.__module__.rpartition(".")[0].replace(".", "/")
            found[folder] |= {field.label for field in fields_of(facts).values()}
    return found


def literals(text: str) -> list[tuple[int, str]]:
    """Every text in a file that is no docstring, with its line."""
    tree = ast.parse(text)
    labels = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in labels
    ]


def test_the_label_of_a_fact_is_written_once_in_its_room() -> None:
    again = [
        f"{folder}/{name}:{line} «{text}»"
        for folder, labels in stated().items()
        for name in ASKING
        if (file := ROOT / folder / name).exists()
        for line, text in literals(file.read_text("utf-8"))
        if text in labels and (f"{folder}/{name}", text) not in OTHERWISE
    ]
    assert again == []


def test_the_facts_of_a_room_are_known() -> None:
    assert len(stated()) > 20
    assert all((APP.parent / folder).is_dir() for folder in stated())
