"""What the first page says of the year's commitments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.core.vietnamese import count_text
from app.extensions import db
from app.office.units.models import Unit
from app.web.overviews import Task, Tile
from app.year.commitments.queries import commitments_of
from app.year.commitments.results.queries import of_year, promises_of

#: From this month on a commitment that is not met yet is behind; those that are named.
_LAST_QUARTER, _NAMED = 10, 5


def commitment_parts(unit_id: int, today: date) -> Iterator[Task | Tile]:
    """How many commitments the year has; late in it, computed from its record, those behind."""
    if today.month < _LAST_QUARTER:
        yield _tile(len(of_year(commitments_of(unit_id), today.year)), today.year)
        return
    scores = [one.score for one in promises_of(db.session.get_one(Unit, unit_id), today.year, today)]
    yield _tile(len(scores), today.year)
    if behind := [f"{one.facts.content} ({one.result_text()})" for one in scores if not one.is_met]:
        yield behind_task(behind, today.year)


def behind_task(behind: Sequence[str], year: int) -> Task:
    """The commitments that are not met yet, the first of them named."""
    title = f"{count_text(len(behind))} cam kết năm {year} chưa đạt hoặc chưa đánh giá"
    others = len(behind) - _NAMED
    note = "; ".join(behind[:_NAMED]) + (f"; và {others} cam kết khác" if others > 0 else "")
    return Task(title, "commitments.results.show", note, arguments={"year": year})


def _tile(count: int, year: int) -> Tile:
    return Tile(f"Cam kết năm {year}", count, "commitments.index", {"year": year})
