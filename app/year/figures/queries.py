"""Gathering the record of a period: a constant number of selects whatever the size (`GATHER_SELECTS`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

from app.books.budget.queries import budget_lines_of
from app.books.cashbook.models import MoneyEntry
from app.books.cashbook.queries import money_facts
from app.books.lines.total_queries import items_of
from app.books.totals.figures import balances_held
from app.books.totals.queries import book_read
from app.core.periods import Period
from app.dues.funds.facts import TermFacts
from app.dues.funds.queries import terms_read
from app.life.awards.figures import awards_of
from app.life.events.figures import events_of
from app.life.petitions.figures import petitions_of
from app.life.ratings.figures import ratings_of
from app.life.visits.figures import visits_of
from app.log.activities.facts import Channel
from app.log.activities.models import OfEntry
from app.log.figures.facts import LoggedEntry, Scope
from app.log.figures.queries import entries_read
from app.office.units.models import Unit
from app.office.units.queries import unit_as_of
from app.people.hardship.queries import people_read
from app.web.features import log_kinds
from app.year.figures.record import BalanceTotals, FundTerms, ItemTotal, Record
from app.year.figures.scopes import open_scope

#: Selects that `gather` sends, asserted by a test: union 2, roster 1, times of hardship 1, terms 1, book 3,
#: named 1, five kinds of entries and plain money 6, items 1, budget 1, which registers are kept 1; and one
#: for each kind that a feature hands in to be gathered, and for each register that is kept. Dues are read
#: once they are asked for: four more.
GATHER_SELECTS = 18

Dated = TypeVar("Dated")


def gather(
    unit: Unit, period: Period, as_of: date, signed_on: date | None = None, since: date | None = None
) -> Record:
    """The record of the union's period as of the cut-off date (inclusive); `since` as of `open_scope`."""
    return open_scope(unit, period, as_of, signed_on, since).once(record_of)


def record_of(scope: Scope) -> Record:
    """The record that a question is answered from."""
    unit, as_of, start, until = scope.unit, scope.as_of, scope.period.start, scope.until

    for kind in log_kinds().values():
        if kind.reads:
            scope.read(kind.reads)

    def of_kind(
        side: type[OfEntry], facts: Callable[[Any, Any, tuple[int, ...]], Dated]
    ) -> tuple[LoggedEntry[Dated], ...]:
        def dated(entry: Any, row: Any, named: tuple[int, ...]) -> tuple[date, Dated]:
            return entry.starts_on, facts(entry, row, named)

        read = ((one, *one.facts) for one in entries_read(scope.reading, side, dated))
        return tuple(LoggedEntry(one.id, stated, one.named) for one, day, stated in read if scope.holds(day))

    return Record(
        scope=scope,
        union=unit_as_of(unit, scope.signed_on or as_of),
        people=scope.read(people_read),
        funds=_funds(scope),
        visits=tuple(visits_of(scope)),
        events=tuple(events_of(scope)),
        petitions=tuple(petitions_of(scope)),
        awards=tuple(scope.once(awards_of)),
        ratings=tuple(scope.once(ratings_of)),
        money=of_kind(MoneyEntry, lambda entry, row, _: money_facts(entry, row)),
        balances=tuple(_balances(scope)),
        items=tuple(
            ItemTotal(t.fund_id, t.direction, t.item, t.amount, t.sources, t.between_funds)
            for t in items_of(unit.id, start, until)
        ),
        budget=tuple(
            (line.id, facts) for line, facts in budget_lines_of(unit.id) if facts.period.within(scope.period)
        ),
        others={
            kind.key: of_kind(kind.gathered.side, kind.gathered.facts)
            for kind in log_kinds().values()
            if kind.gathered
        },
    )


def _balances(scope: Scope) -> Iterator[BalanceTotals]:
    """Every balance that moved up to the cut-off day, by fund, cash first, what is lent last."""
    held, names = scope.once(balances_held), {one.id: one.name for one in scope.read(book_read).funds}
    for (fund_id, channel), closing in sorted(
        held.closing.items(), key=lambda one: (one[0][0], list(Channel).index(one[0][1]))
    ):
        opening = held.opening.get((fund_id, channel), {})
        yield BalanceTotals(fund_id, names[fund_id], channel, sum(opening.values()), sum(closing.values()))


def _funds(scope: Scope) -> tuple[FundTerms, ...]:
    terms = scope.read(terms_read)
    return tuple(
        FundTerms(fund.id, fund.name, tuple(sorted(terms.get(fund.id, ()), key=_begins)))
        for fund in scope.read(book_read).funds
        if not fund.retired
    )


def _begins(facts: TermFacts) -> date:
    return facts.starts_on or date.min
