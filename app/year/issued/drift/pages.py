"""The causes of a drift as the page names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.log.records.history import done_words
from app.year.issued.drift.rules import Cause
from app.year.reports.tracing.queries import SourceLine, source_lines


@dataclass(frozen=True, slots=True)
class CauseLine:
    """A change, the row that it is about in words, and where that stands ("" where it has no page)."""

    cause: Cause
    words: str
    address: str


def cause_lines(unit_id: int, causes: Sequence[Cause]) -> list[CauseLine]:
    """The causes in their order; one select a table."""
    rows = {one.source: one for one in source_lines(unit_id, (cause.subject for cause in causes))}
    return [_line(one, rows.get(one.subject)) for one in causes]


def _line(cause: Cause, row: SourceLine | None) -> CauseLine:
    done = done_words(cause.change.action)
    if row is None:
        return CauseLine(cause, done, "")
    values: dict[str, Any] = {row.table.argument: row.id}
    return CauseLine(cause, f"{done}, {row.words.label}", url_for(row.table.page, **values))
