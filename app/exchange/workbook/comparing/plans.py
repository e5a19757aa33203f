"""What a comparison of file and books finds, sheet by sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.core.money import format_money
from app.exchange.workbook.cells import Money
from app.exchange.workbook.cells.raw import told
from app.exchange.workbook.layout import Column, Sheet
from app.exchange.workbook.problems import Problem
from app.exchange.workbook.reading.rows import Row

_DIGEST_LENGTH = 32


@dataclass(slots=True)
class Stored:
    """A live row of the books in the words of the workbook; `row` and `facts` are the feature's own."""

    key: str
    values: tuple[Any, ...]
    normals: tuple[str, ...]
    row: Any
    facts: Any


@dataclass(slots=True)
class Pair:
    """A row of the file and the row of the books that it is."""

    row: Row
    stored: Stored


@dataclass(slots=True)
class SheetPlan:
    """What an import will do to one sheet. `kept`: changed on screen alone; `withdrawn`: taken out there.

    `reread`: in the books as an older version read the row; they stay so.
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

    @property
    def as_recorded(self) -> int:
        """How many rows stand as the books have them although the file says otherwise."""
        return len(self.kept) + len(self.withdrawn) + len(self.reread)


def digest(normals: Iterable[str]) -> str:
    """What a row says, as 32 letters."""
    return hashlib.blake2b("\x1f".join(normals).encode(), digest_size=_DIGEST_LENGTH // 2).hexdigest()


def mark_of(key: str, marks: Mapping[str, str]) -> str | None:
    """The digest of what the row said at its last exchange.

    A row that came without `Mã dòng` and was never exchanged again carries it in its key.
    """
    first = key.partition("-")[0]
    return marks.get(key) or (first if len(first) == _DIGEST_LENGTH else None)


def differences(sheet: SheetPlan, pair: Pair) -> list[tuple[str, str, str]]:
    """(heading, what the books say, what the file says) of the columns in which a pair differs."""
    said = zip(sheet.sheet.columns, pair.stored.values, pair.row.values, strict=True)
    return [
        (column.heading, _told(column, old), _told(column, new))
        for place, (column, old, new) in enumerate(said)
        if pair.stored.normals[place] != pair.row.normals[place]
    ]


def _told(column: Column, value: Any) -> str:
    written = column.kind.write(value)
    if written is None:
        return ""
    return format_money(written) if type(column.kind) is Money else told(written)
