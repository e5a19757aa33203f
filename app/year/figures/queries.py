"""Gathering the record of a period: a constant number of selects whatever the size (`GATHER_SELECTS`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

from app.books.budget.queries import budget_lines_of
from app.books.cashbook.models import MoneyEntry
from app.books.cashbook.queries import funds_of, money_facts
from app.books.entries.plain_queries import plain_entries
from app.books.lines.total_queries import items_of, period_totals
from app.core.periods import Period
from app.dues.funds.queries import terms_of
from app.dues.shares.queries import fund_periods_of
from app.extensions import Model
from app.life.awards.models import Award
from app.life.awards.queries import award_facts
from app.life.events.models import Event
from app.life.events.queries import event_facts
from app.life.petitions.models import Petition
from app.life.petitions.queries import petition_facts
from app.life.ratings.models import Rating
from app.life.ratings.queries import rating_facts
from app.life.visits.models import Visit
from app.life.visits.queries import facts_of as visit_facts
from app.log.activities.models import Activity
from app.log.activities.queries import members_named
from app.office.units.models import Unit
from app.office.units.queries import unit_as_of
from app.people.hardship.queries import hardships_of
from app.people.roster.facts import HardshipFacts
from app.people.roster.queries import roster_of
from app.web.features import Gathered, log_kinds
from app.year.figures.record import BalanceTotals, FundTerms, ItemTotal, LoggedEntry, Person, Record

#: Selects that `gather` sends, asserted by a test: union 2, roster 1, funds 2, dues 5, named 1,
#: five kinds of entries and plain money 6, totals and items 2, budget 1, times of hardship 1;
#: and one for each kind that a feature hands in to be gathered.
GATHER_SELECTS = 21

Side = TypeVar("Side", bound=Model)
Facts = TypeVar("Facts")


def gather(unit: Unit, period: Period, as_of: date) -> Record:
    """The record of the union's period as of the cut-off date (inclusive)."""
    named = members_named(unit.id)

    def of_kind(side: type[Side], facts: Callable[[Activity, Side], Facts]) -> tuple[LoggedEntry[Facts], ...]:
        found = plain_entries(side, unit.id, period.start, period.end)
        return tuple(LoggedEntry(entry.id, facts(entry, row)) for entry, row in found)

    def handed_in(kind: Gathered) -> tuple[LoggedEntry[Any], ...]:
        return of_kind(kind.side, lambda entry, row: kind.facts(entry, row, named.get(entry.id, ())))

    return Record(
        union=unit_as_of(unit, as_of),
        keeps_party=unit.keeps_party,
        period=period,
        as_of=as_of,
        people=_people(unit.id),
        funds=_funds(unit.id),
        fund_periods=fund_periods_of(unit.id, period, as_of),
        visits=of_kind(Visit, lambda entry, row: visit_facts(entry, row, named.get(entry.id, ()))),
        events=of_kind(Event, event_facts),
        petitions=of_kind(Petition, petition_facts),
        awards=of_kind(Award, lambda entry, row: award_facts(entry, row, named.get(entry.id, ()))),
        ratings=of_kind(Rating, lambda entry, row: rating_facts(entry, row, named.get(entry.id, ()))),
        money=of_kind(MoneyEntry, money_facts),
        balances=tuple(
            BalanceTotals(t.fund_id, t.fund_name, t.channel, t.opening, t.closing)
            for t in period_totals(unit.id, period.start, period.end)
        ),
        items=tuple(
            ItemTotal(t.fund_id, t.direction, t.item, t.amount, t.sources, t.between_funds)
            for t in items_of(unit.id, period.start, period.end)
        ),
        budget=tuple(
            (line.id, facts) for line, facts in budget_lines_of(unit.id) if facts.year in period.year_ends()
        ),
        others={kind.key: handed_in(kind.gathered) for kind in log_kinds().values() if kind.gathered},
    )


def _people(unit_id: int) -> tuple[Person, ...]:
    rows = sorted(roster_of(unit_id), key=lambda row: row[0].id)
    times: dict[int, list[HardshipFacts]] = defaultdict(list)
    for _, one in hardships_of(unit_id):
        times[one.member_id].append(one)
    people = []
    for member_id, periods in groupby(rows, key=lambda row: row[0].id):
        rows = list(periods)
        hard = tuple(times.get(member_id, ()))
        people.append(Person(member_id, rows[0][2], tuple(row[3] for row in rows), hard))
    return tuple(people)


def _funds(unit_id: int) -> tuple[FundTerms, ...]:
    terms = terms_of(unit_id)
    return tuple(
        FundTerms(
            fund.id,
            fund.name,
            tuple(
                sorted(
                    (facts for term, facts in terms if term.fund_id == fund.id),
                    key=lambda facts: facts.starts_on or date.min,
                )
            ),
        )
        for fund in funds_of(unit_id)
    )
