"""Selects of best examples, and of the reports that they are chosen from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core.periods import Period, period_between
from app.exchange.examples.models import BestExample
from app.exchange.examples.rules import ReportSentence, sentences_in
from app.exchange.packages.content import package_in
from app.exchange.packages.sealed_zip import open_sealed
from app.extensions import db
from app.log.figures.facts import Reading
from app.year.received.models import LowerUnion, ReceivedPackage
from app.year.received.queries import upper_read


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that was chosen, and whose it is."""

    id: int
    lower_id: int
    union: str
    sentence: str
    period: tuple[date, date]

    @property
    def source(self) -> str:
        return f"lower_unions/{self.lower_id}"


def examples_read(reading: Reading) -> Sequence[Example]:
    """What was chosen of any period; one statement, none where nobody is below."""
    return examples_of(reading.unit.id) if reading.of(upper_read).lowers else ()


def examples_of(unit_id: int, period: Period | None = None) -> list[Example]:
    """The sentences that were chosen, by union as they were chosen; one statement."""
    row = BestExample
    query = (
        select(row, LowerUnion.name)
        .join(LowerUnion, LowerUnion.id == row.lower_union_id)
        .where(row.unit_id == unit_id, row.is_chosen)
        .order_by(LowerUnion.code, row.id)
    )
    if period:
        query = query.where(row.period_start == period.start, row.period_end == period.end)
    return [
        Example(one.id, one.lower_union_id, name, one.sentence, (one.period_start, one.period_end))
        for one, name in db.session.execute(query)
    ]


def rows_of(unit_id: int, lower_id: int, period: Period) -> dict[str, BestExample]:
    """Every sentence of a union and period that was ever chosen, by its digest."""
    row = BestExample
    query = select(row).where(row.unit_id == unit_id, row.lower_union_id == lower_id)
    query = query.where(row.period_start == period.start, row.period_end == period.end)
    return {one.digest: one for one in db.session.scalars(query)}


def chosen_in(package: ReceivedPackage) -> list[str]:
    """The digests of the sentences of its union and period that are chosen; one statement."""
    period = period_between(package.period_start, package.period_end)
    rows = rows_of(package.unit_id, package.lower_union_id, period)
    return [digest for digest, row in rows.items() if row.is_chosen]


def example(unit_id: int, row_id: int) -> BestExample | None:
    """A sentence that was ever chosen, by its id."""
    return db.session.scalar(
        select(BestExample).where(BestExample.id == row_id, BestExample.unit_id == unit_id)
    )


def report_sentences(package: ReceivedPackage) -> list[ReportSentence]:
    """The sentences of its report."""
    return sentences_in(package_in(open_sealed(package.content)).report)
