"""The record of a period: a frozen snapshot from which the report and the measures are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from app.books.budget.facts import BudgetFacts
from app.books.cashbook.facts import MoneyFacts
from app.core.periods import Period
from app.dues.funds.facts import TermFacts
from app.dues.shares.facts import FundPeriod
from app.dues.shares.queries import funds_asked
from app.life.awards.facts import AwardFacts
from app.life.events.facts import EventFacts
from app.life.events.figures import going_on, times_of
from app.life.petitions.facts import PetitionFacts
from app.life.petitions.figures import carried
from app.life.ratings.facts import RatingFacts
from app.life.visits.facts import VisitFacts
from app.log.figures import registry
from app.log.figures.facts import Figure as Counted
from app.log.figures.facts import LoggedEntry, Scope, Share
from app.office.units.queries import UnitAsOf
from app.people.roster.facts import Person

Sources = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FundTerms:
    """A fund and its rates over time."""

    id: int
    name: str
    terms: tuple[TermFacts, ...]

    @property
    def source(self) -> str:
        return f"funds/{self.id}"


@dataclass(frozen=True, slots=True)
class BalanceTotals:
    """The balance of one fund and channel before and after the period, whole đồng."""

    fund_id: int
    fund_name: str
    channel: str
    opening: int
    closing: int


@dataclass(frozen=True, slots=True)
class ItemTotal:
    """What one fund took in or paid for one item in the period; `between_funds` marks transfers."""

    fund_id: int
    direction: str
    item: str
    amount: int
    sources: Sources
    between_funds: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What a question about a union's period is answered from: what happened up to the cut-off day.

    Activities are those with an occurrence in it; awards and ratings belong by their year.
    """

    scope: Scope
    #: The union's name and officers on the day of signing; without one, on the cut-off day.
    union: UnitAsOf
    people: tuple[Person, ...]
    funds: tuple[FundTerms, ...]
    visits: tuple[LoggedEntry[VisitFacts], ...]
    events: tuple[LoggedEntry[EventFacts], ...]
    petitions: tuple[LoggedEntry[PetitionFacts], ...]
    awards: tuple[LoggedEntry[AwardFacts], ...]
    ratings: tuple[LoggedEntry[RatingFacts], ...]
    money: tuple[LoggedEntry[MoneyFacts], ...]
    balances: tuple[BalanceTotals, ...]
    items: tuple[ItemTotal, ...]
    budget: tuple[tuple[int, BudgetFacts], ...]
    #: Entries of the kinds that features hand in to be gathered (`web.features.Gathered`), by kind.
    others: Mapping[str, tuple[LoggedEntry[Any], ...]] = field(default_factory=dict)

    def times(self, event: LoggedEntry[EventFacts]) -> int:
        """How often an activity took place in what the question counts."""
        return self.scope.once(times_of).get(event.id, 0)

    @property
    def going_on(self) -> Sequence[LoggedEntry[EventFacts]]:
        """Activities that began before the period and still run in it: reported, not counted."""
        return self.scope.once(going_on)

    @property
    def carried(self) -> Sequence[LoggedEntry[PetitionFacts]]:
        """The petitions that were open when the period began."""
        return self.scope.once(carried)

    @property
    def fund_periods(self) -> Mapping[int, FundPeriod]:
        """What each fund asked and was paid, by its id, as of the cut-off."""
        return self.scope.once(funds_asked)

    @property
    def period(self) -> Period:
        return self.scope.period

    @property
    def as_of(self) -> date:
        """The cut-off day: people, debts and balances are as known on it."""
        return self.scope.as_of

    def figure(self, key: str) -> Counted:
        """The named figure of this question."""
        return registry.figure(self.scope, key)

    def figures(self, key: str) -> list[Counted]:
        """The figures of a key as declared (`awards.granted[x].persons`), one for each word that occurs."""
        return registry.worded(self.scope, key)


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted number: `part` of `total` if it is a share (`total` None: a plain count)."""

    part: int
    total: int | None
    sources: Sources
    #: The rows of a plain count, with their shares of it.
    shares: tuple[Share, ...] = ()

    @property
    def value(self) -> Decimal:
        """The count, or the share in per cent; a share of nobody is 0."""
        if self.total is None:
            return Decimal(self.part)
        return Decimal(100) * self.part / self.total if self.total else Decimal(0)
