"""Selects that every kind of entry shares: a page, one, all, those alike, each with its facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import ColumnElement

from app.books.cashbook.queries import late_entries
from app.books.entries.queries import all_entries, entries, entries_like, of_year
from app.listing import Orders, Page, in_order, paginate
from app.log.activities.mapping import facts_from
from app.log.activities.models import Activity, OfEntry
from app.log.activities.queries import entry_with, members_named

Facts = TypeVar("Facts")
#: The conditions of one value of a filter.
Narrowing = Callable[[int, Any], Sequence[ColumnElement[bool]]]
_USUAL: Mapping[str, Narrowing] = {"year": lambda _unit_id, year: (of_year(year),)}


@dataclass(frozen=True)
class EntryReads(Generic[Facts]):
    """The selects of one kind.

    `orders` are the sort orders of its list by name. `kept_as` says which column of the log keeps a fact that
    is called otherwise there, or reads it from the entry. `narrowed` says what a filter of the list means:
    the conditions by its name, from the union's id and the value that was chosen.
    """

    facts: type[Facts]
    side: type[OfEntry]
    orders: Orders
    kept_as: Mapping[str, str | Callable[[Any], Any]] = field(default_factory=dict)
    narrowed: Mapping[str, Narrowing] = field(default_factory=dict)

    def page(
        self,
        unit_id: int,
        page: int,
        *where: ColumnElement[bool],
        words: str = "",
        sort: str = "-day",
        **chosen: Any,
    ) -> Page[tuple[Activity, Facts]]:
        """A page of the union's live entries that meet the conditions, nobody named; two statements.

        `chosen` are values of filters; `year` is that of the (first) day, unless the kind says otherwise.
        """
        query = entries(self.side, unit_id, words=words).where(*where)
        for name, value in chosen.items():
            if value:
                query = query.where(*(self.narrowed.get(name) or _USUAL[name])(unit_id, value))
        return paginate(in_order(query, self.orders, sort), page, lambda row: self.found(*row))

    def one(self, unit_id: int, row_id: int) -> tuple[Activity, Facts] | None:
        """An entry of this union, withdrawn or not; or None. Three statements at most."""
        row = entry_with(self.side, unit_id, row_id)
        if row is None:
            return None
        named = members_named(unit_id, row_id) if self._names_people else {}
        late = late_entries(unit_id, row_id) if row[0].fund_id else {}
        return self.found(*row, named.get(row_id, ()), late.get(row_id))

    def all(self, unit_id: int) -> list[tuple[Activity, Facts]]:
        """Every live entry in the order recorded; three statements."""
        late = late_entries(unit_id)
        rows = all_entries(self.side, unit_id)
        return [self.found(*row, late.get(row[0].id)) for row in rows]

    def like(self, unit_id: int, *where: ColumnElement[bool]) -> list[tuple[Activity, Facts]]:
        """The live entries that meet the conditions, in the order recorded; two statements."""
        return [self.found(*row) for row in entries_like(self.side, unit_id, *where)]

    def found(
        self, entry: Activity, side: Any, member_ids: tuple[int, ...] = (), booked_on: date | None = None
    ) -> tuple[Activity, Facts]:
        """The entry with its facts."""
        return entry, self.facts_of(entry, side, member_ids, booked_on)

    def facts_of(
        self, entry: Any, side: Any, member_ids: tuple[int, ...] = (), booked_on: date | None = None
    ) -> Facts:
        """The facts of an entry and its row of the side table; the caller has read its people.

        `booked_on`: the day of the book where that is another than the entry's, which only who exports or
        corrects it asks for.
        """
        others: dict[str, Any] = {name: read(entry) for name, read in self._readers}
        if "booked_on" in self._names:
            others["booked_on"] = booked_on
        if self._names_people:
            others["member_ids"] = member_ids
        return facts_from(self.facts, side, entry, **others)

    @cached_property
    def _readers(self) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
        kept = self.kept_as.items()
        return tuple((name, attrgetter(one) if isinstance(one, str) else one) for name, one in kept)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(one.name for one in fields(cast(Any, self.facts)))

    @property
    def _names_people(self) -> bool:
        return "member_ids" in self._names
