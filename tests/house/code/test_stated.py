"""A fact is stated once: forms and lists of a room take its label from the facts, the trail its words."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module

from app.core.fields import fields_of
from app.log.records.labels import DEEDS
from app.log.records.trail_fields import field_of
from app.web.features import FEATURES, deeds
from tests.house.source import APP, ROOT

#: Files of a room that could state a label again.
ASKING = ("forms.py", "list_sheets.py", "routes.py")
#: What writes a line of the trail.
NOTING = {"note", "note_row", "Noted"}
#: What refuses with a sentence.
REFUSING = {"Refused", "Twice", "ValidationError"}
#: Sentences of two rules that only sound alike, each with whom they are about.
STATED_TWICE = {
    "Ngày trả lời trước ngày nhận.": "what the union above asks, and what a person asks of their data",
    "Khóa của công đoàn này đã thôi tin.": "a union above, and one below",
}
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


def noted() -> Iterator[tuple[str, list[str], list[str]]]:
    """Every function that writes lines of the trail: where, its actions, and the fields that it names."""
    for file in APP.rglob("*.py"):
        name = file.relative_to(ROOT).with_suffix("").as_posix()
        for function in ast.walk(ast.parse(file.read_text("utf-8"))):
            calls = [one for one in ast.walk(function) if isinstance(one, ast.Call) and called(one) in NOTING]
            if not isinstance(function, ast.FunctionDef) or not calls:
                continue
            module = import_module(name.replace("/", "."))
            arguments = [
                one.value if isinstance(one, ast.Constant) else getattr(module, getattr(one, "id", ""), "")
                for call in calls
                for one in call.args
            ]
            actions = [one for one in arguments if isinstance(one, str) and "." in one and "/" not in one]
            fields = [
                str(key.value)
                for one in ast.walk(function)
                if isinstance(one, ast.Dict)
                for key, value in zip(one.keys, one.values, strict=True)
                if isinstance(key, ast.Constant) and isinstance(value, ast.Tuple) and len(value.elts) == 2
            ]
            yield f"{name}:{function.lineno}", actions, fields


def called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_the_trail_has_words_for_every_deed_and_field() -> None:
    unstated = [
        f"{where} {action}"
        for where, actions, _ in noted()
        for action in actions
        if action.rpartition(".")[2] not in {*DEEDS, *deeds()}
    ]
    unnamed = [
        f"{where} {name}"
        for where, actions, fields in noted()
        for name in fields
        for about in (one.rpartition(".")[0] for one in actions or [""])
        if field_of(about, name).label == name
    ]
    assert (unstated, unnamed) == ([], [])
    assert sum(len(actions) for _, actions, _ in noted()) > 60


def test_a_room_notes_no_field_that_its_facts_state() -> None:
    again = [
        name
        for feature in FEATURES
        for name in feature.noted
        if any(name in fields_of(facts) for facts in feature.facts)
    ]
    assert again == []


def test_a_refusal_is_written_once() -> None:
    stated: dict[str, list[str]] = defaultdict(list)
    for file in APP.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or called(call) not in REFUSING or not call.args:
                continue
            if isinstance(sentence := call.args[0], ast.Constant | ast.JoinedStr):
                stated[ast.unparse(sentence)].append(f"{file.relative_to(ROOT)}:{call.lineno}")
    again = {sentence: where for sentence, where in stated.items() if len(where) > 1}
    assert {sentence.strip("'") for sentence in again} == set(STATED_TWICE), again
    assert len(stated) > 300
