"""Which rows of a table stay on one page with the row below. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from app.year.reports.report import Row
from app.year.reports.writers.document import KEPT_LETTERS


def kept_rows(rows: Sequence[Row]) -> list[bool]:
    """Heads of groups stay with what they head, and no last row, which may be the sum, begins a page.

    Long rows come apart, and so does a table of such heads alone.
    """
    last_but_one = len(rows) - 2
    kept: list[bool] = []
    for place, row in enumerate(rows):
        leads = place == last_but_one or (row.strong and place < last_but_one)
        is_short = leads and _letters(row) + _letters(rows[place + 1]) <= KEPT_LETTERS
        kept.append(is_short and not (len(kept) > 1 and all(kept[-2:])))
    return kept


def _letters(row: Row) -> int:
    return sum(len(cell.text) for cell in row.cells)
