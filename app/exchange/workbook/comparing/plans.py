"""The result of comparing file and books, sheet by sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.fields import NOT_SHOWN
from app.core.money import format_money
from app.exchange.workbook.cells import Money
from app.exchange.workbook.cells.raw import cell_text
from app.exchange.workbook.layout import Column, Sheet
from app.exchange.workbook.problems import Problem
from app.exchange.workbook.reading.rows import Row

_DIGEST_LENGTH = 32


@dataclass(slots=True)
class Stored:
    """A live row of the books with the values of the workbook; `row` and `facts` are the feature's own."""

    key: str
    values: tuple[Any, ...]
    normals: tuple[str, ...]
    row: Any
    facts: Any


@dataclass(slots=True)
class Pair:
    """A row of the file and its row of the books."""

    row: Row
    stored: Stored


@dataclass(slots=True)
class SheetPlan:
    """What an import will do to one sheet. `kept`: changed only on screen; `withdrawn`: withdrawn there.

    `reread`: stored as an older version read the row; not changed. `without`: the columns whose values the
    officer who sent the file may not see.
    """

    sheet: Sheet
    new: list[Row] = field(default_factory=list)
    changed: list[Pair] = field(default_factory=list)
    unchanged: list[Pair] = field(default_factory=list)
    kept: list[Pair] = field(default_factory=list)
    withdrawn: list[Row] = field(default_factory=list)
    reread: list[Pair] = field(default_factory=list)
    conflicts: list[Pair] = field(default_factory=list)
    absent: list[Stored] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    without: frozenset[str] = frozenset()

    @property
    def as_recorded(self) -> int:
        """How many rows keep the values of the books although the file differs."""
        return len(self.kept) + len(self.withdrawn) + len(self.reread)

    def text_of(self, column: Column, value: Any) -> str:
        """A value as pages show it; "" for none."""
        if column.name in self.without:
            return NOT_SHOWN
        written = column.kind.write(value)
        if written is None:
            return ""
        return format_money(written) if type(column.kind) is Money else cell_text(written)


def digest(normals: Iterable[str]) -> str:
    """The content of a row as 32 hexadecimal digits."""
    return hashlib.blake2b("\x1f".join(normals).encode(), digest_size=_DIGEST_LENGTH // 2).hexdigest()


def digests_of(sheet: Sheet, normals: Sequence[str], missing: Collection[int] = ()) -> set[str]:
    """The digests under which a row with this content may have been stored.

    As it is; without the columns that the file lacks, because they cannot differ; and without the columns
    that were added to the format later, where these are empty.
    """
    present = tuple("" if place in missing else normal for place, normal in enumerate(normals))
    added = {place for place, column in enumerate(sheet.columns) if column.added}
    found = {digest(normals), digest(present)}
    if not any(present[place] for place in added):
        found.add(digest(normal for place, normal in enumerate(present) if place not in added))
    return found


def mark_of(key: str, marks: Mapping[str, str]) -> str | None:
    """The digest of the row at its last exchange; None if there was none.

    The key of a row imported without `Mã dòng` contains it.
    """
    first = key.partition("-")[0]
    return marks.get(key) or (first if len(first) == _DIGEST_LENGTH else None)


def differences(sheet: SheetPlan, pair: Pair) -> list[tuple[str, str, str]]:
    """(heading, value in the books, value in the file) of the columns in which a pair differs."""
    cells = zip(sheet.sheet.columns, pair.stored.values, pair.row.values, strict=True)
    return [
        (column.heading, sheet.text_of(column, old), sheet.text_of(column, new))
        for place, (column, old, new) in enumerate(cells)
        if pair.stored.normals[place] != pair.row.normals[place]
    ]
