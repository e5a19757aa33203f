"""Selects of commitments, and pages of whatever is of a period: of the plan, of indicators too.

A union writes some tens of these a year: lists read all, then search and sort in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from app.core.periods import Period
from app.life.events.facts import Category
from app.listing import Page, page_of_rows, texts_match
from app.log.activities.mapping import facts_from
from app.log.activities.row_queries import RowReads
from app.office.units.models import Unit
from app.year.commitments.evidence.queries import evidence_sources
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.rules import Score, score
from app.year.figures.queries import gather
from app.year.figures.record import Record
from app.year.figures.rules import RETIRED, Measure, Way, words_of

Row = TypeVar("Row")
Key = Callable[[Any], Any]

#: Of rows of a period, each with its facts behind it.
PERIOD_ORDERS: dict[str, Key] = {
    "year": lambda found: (found[1].period_end, found[1].period_start),
    "position": lambda found: found[1].position or 0,
}


class _MeasuredReads(RowReads[Commitment, CommitmentFacts]):
    """The measure is kept by its way and its funds."""

    def facts_of(self, row: Commitment) -> CommitmentFacts:
        return facts_from(CommitmentFacts, row, measure=_measure_words(row))


_READS = _MeasuredReads(Commitment, CommitmentFacts)
commitment, commitments_of, commitment_facts = _READS.one, _READS.all, _READS.facts_of


def score_so_far(unit: Unit, row: Commitment, facts: CommitmentFacts, today: date) -> Score:
    """The commitment scored by the record of its year up to `today`; the selects of `figures.gather`."""
    return score(row.id, facts, measure_of(row), record_of_year(unit, facts.period, today))


def record_of_year(unit: Unit, year: Period, today: date) -> Record:
    """The record of a year, or other period, up to `today`; the whole of it once it is over."""
    return gather(unit, year, min(max(today, year.start), year.end))


@dataclass(frozen=True, slots=True)
class PeriodPages(Generic[Row]):
    """The pages of rows that are of a period each; `read` gives every row with its facts behind it.

    `texts` are those of the facts that are searched, `by` the order within a period.
    """

    read: Callable[[int], Iterable[Row]]
    texts: Callable[[Any], tuple[str, ...]]
    by: Key = lambda found: (found[1].position or 0, found[0].id)

    def page(
        self, unit_id: int, page: int, *, words: str = "", year: Period | None = None, sort: str = "-year"
    ) -> Page[Row]:
        """A page of the union's rows of this year, or of parts of it, by their number."""
        found: list[Any] = sorted(self.read(unit_id), key=self.by)
        kept = [
            one
            for one in found
            if (year is None or one[1].period.within(year)) and texts_match(words, *self.texts(one[1]))
        ]
        return page_of_rows(kept, page, PERIOD_ORDERS, sort)


def _with_evidence(unit_id: int) -> Iterator[tuple[Commitment, CommitmentFacts, int]]:
    shown_by = evidence_sources(unit_id)
    return ((row, facts, len(shown_by.get(row.id, ()))) for row, facts in commitments_of(unit_id))


#: Each commitment with how many entries show that it is kept.
page_of_commitments = PeriodPages(
    _with_evidence, lambda facts: (facts.content, facts.measure, facts.note, facts.year)
).page


def measure_of(row: Commitment) -> Measure | None:
    """The measure of the commitment; None if an officer states the result."""
    if not row.measure:
        return None
    category = Category(row.measure_category) if row.measure_category else None
    return Measure(Way(row.measure), tuple(one.fund_id for one in row.measured_funds), category)


def _measure_words(row: Commitment) -> str:
    """The measure in words, with present names of funds; retired ones are marked."""
    measure = measure_of(row)
    if measure is None:
        return ""
    funds = [one.fund for one in row.measured_funds]
    return words_of(measure.way, [fund.name + RETIRED * fund.retired for fund in funds], measure.category)
