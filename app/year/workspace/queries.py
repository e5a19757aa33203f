"""Selects of what officers wrote into reports."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.core.periods import Period
from app.extensions import db
from app.year.workspace.models import WrittenPart
from app.year.workspace.writing.facts import Written, WrittenWords, words_of


def parts_written(unit_id: int, period: Period, outline: str) -> Sequence[WrittenPart]:
    """The parts of a report that officers wrote into, in the order begun; one statement."""
    query = select(WrittenPart).where(
        WrittenPart.unit_id == unit_id,
        WrittenPart.period_start == period.start,
        WrittenPart.period_end == period.end,
        WrittenPart.outline == outline,
    )
    return db.session.scalars(query.order_by(WrittenPart.id)).all()


def part_written(unit_id: int, period: Period, outline: str, part: str) -> WrittenPart | None:
    """One part, read from the database again; None where nobody wrote into it. One statement."""
    query = select(WrittenPart).where(
        WrittenPart.unit_id == unit_id,
        WrittenPart.period_start == period.start,
        WrittenPart.period_end == period.end,
        WrittenPart.outline == outline,
        WrittenPart.part == part,
    )
    return db.session.scalar(query.execution_options(populate_existing=True))


def part_by_id(unit_id: int, row_id: int) -> WrittenPart | None:
    """The part with this id; None for one of another union."""
    return db.session.scalar(
        select(WrittenPart).where(WrittenPart.unit_id == unit_id, WrittenPart.id == row_id)
    )


def written_words(unit_id: int, period: Period, outline: str) -> Written:
    """What officers wrote into the report, by the key of the part; one statement."""
    return {row.part: words_kept(row) for row in parts_written(unit_id, period, outline)}


def words_kept(row: WrittenPart) -> WrittenWords:
    """The words of a row."""
    return WrittenWords(f"written_parts/{row.id}", words_of(row.content))
