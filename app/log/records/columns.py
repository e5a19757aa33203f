"""Columns of lists from the fields that facts state."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from app.core import fields
from app.core.choices import Choice
from app.papers.lists import ListColumn
from app.papers.sheet import Cell, Kind

_KINDS: dict[type[fields.Field], Kind] = {
    fields.Day: "date",
    fields.Birth: "date",
    fields.Money: "money",
    fields.Count: "count",
    fields.Year: "year",
}


def fact(
    facts: type, name: str, *, label: str = "", of: Callable[[Any], Any] = itemgetter(1), **options: Any
) -> ListColumn[Any]:
    """The column of a stated fact, of a list whose items are (row, facts).

    `options` are the column's (`papers.lists`); `label` replaces the field's where the list names it
    otherwise, `value` what it holds where that is more than the fact; `of` says what of an item bears the
    fact, where items are no such pairs.
    """
    field = fields.fields_of(facts)[name]

    def value(item: Any) -> Cell:
        of_fact = getattr(of(item), name)
        if isinstance(field, fields.Birth):
            return of_fact.day or str(of_fact)
        if isinstance(field, fields.Year) and of_fact.isdigit():
            return int(of_fact)
        if isinstance(of_fact, bool):
            return "x" if of_fact else ""
        return of_fact.label if isinstance(of_fact, Choice) else of_fact

    options.setdefault("kind", _KINDS.get(type(field), "text"))
    return ListColumn(name, label or field.label, options.pop("value", value), **options)
