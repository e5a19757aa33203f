"""Items of money on forms: a list to choose one from, and the words that boxes of content and item offer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.books.items.facts import ItemSide
from app.books.items.queries import catalogue
from app.books.items.rules import Catalogue
from app.web.clock import today
from app.web.forms.choices import IdField, offered
from app.web.forms.stated import REFERENCES


class ItemField(IdField):
    """One item of the list."""

    refers_to = "items"

    def offer(self, unit_id: int) -> None:
        """Offer the items in force today, receipts first, each with its code."""
        listed = catalogue(unit_id)
        rows = [one for side in ItemSide for one in listed.on(side, today())]
        named = [(one.id, f"{one.facts.side.label}: {one.facts.code} {one.facts.name}") for one in rows]
        offered(self, named)


REFERENCES["items"] = ItemField


@dataclass(frozen=True, slots=True)
class Offers:
    """Suggestions of a form of money: nothing is chosen for the officer, and other words stay allowed."""

    listed: Catalogue
    day: date

    def items(self, side: Any) -> list[tuple[str, str]]:
        """(name, code with its side) of the items of a side, or of both where it is none of the two."""
        found = [one.facts for one_side in _sides(side) for one in self.listed.on(one_side, self.day)]
        return [(facts.name, f"{facts.side.label} {facts.code}".strip()) for facts in found]

    def phrases(self, side: Any) -> list[tuple[str, str]]:
        """(phrase, the item that comes with it) of a side, or of both."""
        found = [one for one_side in _sides(side) for one in self.listed.on(one_side, self.day)]
        return [(words, one.facts.name) for one in found for words in one.phrases]

    def item_for(self, side: Any, description: str) -> str:
        """The name of the item that comes with an entry's content; "" for none."""
        found = (
            self.listed.of_description(str(side), description, self.day) if side in list(ItemSide) else None
        )
        return found.facts.name if found else ""


def offers_of(unit_id: int) -> Offers:
    """The suggestions of the union's list of items today; one statement."""
    return Offers(catalogue(unit_id), today())


def _sides(side: Any) -> Iterable[ItemSide]:
    return [ItemSide(side)] if side in list(ItemSide) else ItemSide
