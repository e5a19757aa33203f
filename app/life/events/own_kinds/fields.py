"""The box of an activity's kind: those of the union's kind stand before the usual ones."""

from __future__ import annotations

from typing import Any

from app.core.fields import label_of
from app.life.events.facts import Category, EventFacts
from app.life.events.own_kinds.facts import OwnKind
from app.life.events.own_kinds.rules import own_kinds_of
from app.web.forms.choices import ChoiceField


def _chosen(value: str | None) -> str | None:
    """A `Category`, or the `value` of an own kind. ValueError for anything else."""
    if not value:
        return None
    category = Category(value.partition(":")[0])
    return value if ":" in value else category


class KindField(ChoiceField):
    """Its data is a `Category`, or the `value` of an own kind."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label_of(EventFacts, "category"), Category, **kwargs)
        self.coerce = _chosen
        self._own: dict[str, OwnKind] = {}

    def offer_own(self, kind: str) -> None:
        """Offer what unions of a kind do before the usual kinds."""
        self._own = {one.value: one for one in own_kinds_of(kind)}
        first = {value: one.name for value, one in self._own.items()}
        self._offered = {"": self._offered[""], **first, **self._offered}
        self.choices = self._offered

    def hold_own(self, own_kind: str, category: Category, *, shown: bool) -> None:
        """Offer the recorded kind, which the union's file may no longer say; `shown`: it is chosen."""
        recorded = OwnKind(own_kind, category)
        self._own.setdefault(recorded.value, recorded)
        self.choices = {**self._offered, recorded.value: own_kind}
        if shown:
            self.data = recorded.value

    @property
    def own(self) -> OwnKind | None:
        """The own kind that was chosen."""
        return self._own.get(self.data or "")

    @property
    def category(self) -> Category:
        """The usual kind that was chosen, or the one of the own kind."""
        return self.own.category if self.own else Category(self.data)
