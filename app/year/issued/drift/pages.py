"""The causes of a drift as the page names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.log.records.history import done_words
from app.web.features import sources
from app.year.issued.drift.rules import Cause
from app.year.reports.tracing.pages import source_address
from app.year.reports.tracing.queries import SourceLine, source_lines

#: More people than this are counted, not named.
MOST_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class CauseLine:
    """A change, what it is about in words with whom, and where that stands ("" where it has no page)."""

    cause: Cause
    words: str
    address: str


def cause_lines(unit_id: int, causes: Sequence[Cause]) -> list[CauseLine]:
    """The causes in their order; one select a table."""
    tables = sources()
    wanted = [row for cause in causes for row in cause.rows if row.partition("/")[0] in tables]
    rows = {one.source: one for one in source_lines(unit_id, wanted)}
    return [_line(one, rows) for one in causes]


def _line(cause: Cause, rows: Mapping[str, SourceLine]) -> CauseLine:
    known = [rows[row] for row in cause.rows if row in rows]
    others = [one.words.label for one in known[1:]]
    counted = "người" if all(row.startswith("members/") for row in cause.rows[1:]) else "mục"
    named = "; ".join(others) if len(others) <= MOST_PEOPLE else f"{len(others)} {counted}"
    about = ", ".join([done_words(cause.change.action), *(one.words.label for one in known[:1])])
    words = f"{about} ({named})" if named else about
    if not known:
        return CauseLine(cause, words, "")
    return CauseLine(cause, words, source_address(known[0]))
