"""htmx's headers have one place, app/web/hx.py, and htmx-flask reads and writes them there."""

from __future__ import annotations

import ast
import re

from tests.house.source import ROOT, Source, sources

HOME = "web/hx.py"
#: A header's name, in whatever case it is written; `hx-` attributes belong to templates.
HEADER = re.compile(r"hx-[a-z]", re.IGNORECASE)

ALL = sources()


def texts(source: Source) -> list[str]:
    """Every text of a file, those of f-strings too."""
    return [
        node.value
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_no_other_file_names_a_header_of_htmx() -> None:
    named = {one.name for one in ALL if any(map(HEADER.search, texts(one)))}
    assert named == {HOME}


def test_htmx_flask_is_used_there_and_bound_where_extensions_are() -> None:
    users = {one.name: {*one.imports()} for one in ALL}
    found = {
        name: {module for module in modules if module.split(".")[0] == "htmx_flask"}
        for name, modules in users.items()
    }
    assert {name: modules for name, modules in found.items() if modules} == {
        HOME: {
            "htmx_flask.make_response",
            "htmx_flask.request",
            "htmx_flask.requests.HtmxAwareRequest",
        },
        "extensions.py": {"htmx_flask.Htmx"},
    }


def test_nothing_else_asks_a_request_for_htmx() -> None:
    """`request.htmx` itself: what follows from it is decided once."""
    readers = {
        one.name
        for one in ALL
        if any(isinstance(node, ast.Attribute) and node.attr == "htmx" for node in ast.walk(one.tree))
    }
    assert readers == {HOME}


def test_what_a_page_asks_by_itself_says_so_and_keeps_no_session_alive() -> None:
    parts = [
        (path.name, tag)
        for path in (ROOT / "templates").rglob("*.html")
        for tag in re.findall(r"<[^>]*hx-trigger=[^>]*>", path.read_text("utf-8"))
        if re.search(r'hx-trigger="[^"]*\b(load|every|revealed)\b', tag)
    ]
    assert parts
    assert [name for name, tag in parts if "X-Asks-By-Itself" not in tag] == []
