"""What the first page says of the year's commitments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.core.periods import Period, in_words
from app.core.vietnamese import count_text
from app.core.years.working import working_year_on, year_text
from app.extensions import db
from app.office.units.models import Unit
from app.office.units.queries import working_year_of
from app.web.overviews import Task, Tile
from app.year.commitments.queries import commitments_of
from app.year.commitments.results.queries import of_year, promises_of

#: After this many months of the year a commitment that is not met yet is behind; those that are named.
_LAST_QUARTER, _NAMED = 9, 5


def commitment_parts(unit_id: int, today: date) -> Iterator[Task | Tile]:
    """How many commitments the year has; late in it, computed from its record, those behind."""
    unit = db.session.get_one(Unit, unit_id)
    year = working_year_on(today, working_year_of(unit))
    in_list = year_text(year.label, working_year_of(unit))
    if (today.year - year.start.year) * 12 + today.month - year.start.month < _LAST_QUARTER:
        yield _tile(len(of_year(commitments_of(unit_id), year)), year, in_list)
        return
    scores = [one.score for one in promises_of(unit, year, today)]
    yield _tile(len(scores), year, in_list)
    if behind := [
        f"{one.facts.content} ({one.result_text()})" for one in scores if not (one.is_met or one.is_of_nobody)
    ]:
        yield behind_task(behind, year)


def behind_task(behind: Sequence[str], year: Period) -> Task:
    """The commitments that are not met yet, the first of them named."""
    title = f"{count_text(len(behind))} cam kết {in_words(year)} chưa đạt hoặc chưa đánh giá"
    others = len(behind) - _NAMED
    note = "; ".join(behind[:_NAMED]) + (f"; và {others} cam kết khác" if others > 0 else "")
    return Task(title, "commitments.results.show", note, arguments={"year": year})


def _tile(count: int, year: Period, in_list: str) -> Tile:
    return Tile(f"Cam kết {in_words(year)}", count, "commitments.index", {"year": in_list})
