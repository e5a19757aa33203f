"""docs/union-kinds.md: its example is taken as it stands, and each table is there with its exact words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from app.config import ROOT
from app.core.fields import OneOf, Reference, fields_of
from app.features import load_kinds
from app.office.union_kinds.facts import KindTable
from app.office.union_kinds.known import OWN_FOLDER, bad_files, kind_called
from app.web.features import kind_tables

PAGE = (ROOT / "docs" / "union-kinds.md").read_text("utf-8")


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Path]:
    """An installation whose only own file is the example of the page."""
    (table,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / OWN_FOLDER).mkdir()
    (tmp_path / OWN_FOLDER / "nghe-gom.toml").write_text(table, "utf-8")
    yield tmp_path
    load_kinds(None)


def test_the_example_is_taken_as_it_stands(example: Path) -> None:
    load_kinds(example)
    assert list(bad_files()) == []
    kind = kind_called("nghe-gom")
    assert kind is not None
    assert {table: len(rows) for table, rows in kind.rows.items()} == dict.fromkeys(
        ("funds", "items", "norms", "days", "activities", "deadlines", "checklist"), 1
    )


def documented(declared: KindTable) -> str:
    """`- `[[days]]` — `name` ★ · …`, the words of a closed list in brackets."""
    parts = []
    for name, field in fields_of(cast(type, declared.facts)).items():
        if name not in declared.fixed and not isinstance(field, Reference):
            words = f" ({', '.join(map(str, field.choices.members()))})" if isinstance(field, OneOf) else ""
            parts.append(f"`{name}`{words}{' ★' if field.required else ''}")
    return f"- `[[{declared.table}]]` — {' · '.join(parts)}"


def test_each_table_is_documented_with_its_words() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("- `[[")]
    assert sorted(lines) == sorted(documented(one) for one in kind_tables())
