"""The record of a period: a frozen snapshot from which the report and the measures are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from app.books.budget.facts import BudgetFacts
from app.books.cashbook.facts import MoneyFacts
from app.core.periods import Period
from app.dues.funds.facts import TermFacts
from app.dues.shares.facts import FundPeriod
from app.life.awards.facts import AwardFacts
from app.life.events.facts import EventFacts
from app.life.petitions.facts import PetitionFacts
from app.life.ratings.facts import RatingFacts
from app.life.visits.facts import VisitFacts
from app.office.units.queries import UnitAsOf
from app.people.roster.facts import HardshipFacts, MembershipFacts, PersonFacts

Sources = tuple[str, ...]
F = TypeVar("F", covariant=True)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on the roster with all their periods, earliest first."""

    id: int
    facts: PersonFacts
    memberships: tuple[MembershipFacts, ...]
    hardships: tuple[HardshipFacts, ...] = ()

    @property
    def source(self) -> str:
        return f"members/{self.id}"


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
class LoggedEntry(Generic[F]):
    """An entry of the log with its facts."""

    id: int
    facts: F

    @property
    def source(self) -> str:
        return f"activities/{self.id}"


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
    """A union's period as of a cut-off date.

    Entries are those whose first day lies in the period; year-only ones are dated 31 December. `as_of` is
    the date for counting people and shares; entries after it are still included.
    """

    union: UnitAsOf
    keeps_party: bool
    period: Period
    as_of: date
    people: tuple[Person, ...]
    funds: tuple[FundTerms, ...]
    #: What each fund asked and was paid, by its id, as of the cut-off.
    fund_periods: Mapping[int, FundPeriod]
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


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted number: `part` of `total` if it is a share (`total` None: a plain count)."""

    part: int
    total: int | None
    sources: Sources

    @property
    def value(self) -> Decimal:
        """The count, or the share in per cent; a share of nobody is 0."""
        if self.total is None:
            return Decimal(self.part)
        return Decimal(100) * self.part / self.total if self.total else Decimal(0)
