"""Columns of lists from the fields that facts state."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter, itemgetter
from typing import Any

from app.core import fields
from app.core.choices import Listed
from app.papers.lists import ListColumn
from app.papers.sheet import Cell, Kind
from app.web.guards import hidden_groups

_KINDS: dict[type[fields.Field], Kind] = {
    fields.Day: "date",
    fields.Birth: "date",
    fields.Money: "money",
    fields.Count: "count",
    fields.Year: "year",
}


def _word(chosen: Listed | str | None) -> Cell:
    """A list may have read the words already."""
    return chosen.label if isinstance(chosen, Listed) else chosen


#: What a cell says of a fact, where that is not the fact.
_READERS: dict[type[fields.Field], Callable[[Any], Cell]] = {
    fields.Birth: lambda birth: birth.day or str(birth),
    fields.YesNo: lambda is_so: "x" if is_so else "",
    fields.OneOf: _word,
    fields.Year: lambda year: int(year) if year.isdigit() else year,
}


def _unless_hidden(group: fields.Private, value: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
    return lambda item: fields.NOT_SHOWN if group in hidden_groups() else value(item)


def fact(
    facts: type, name: str, *, label: str = "", of: Callable[[Any], Any] = itemgetter(1), **options: Any
) -> ListColumn[Any]:
    """The column of a stated fact, of a list whose items are (row, facts).

    `options` are the column's (`papers.lists`); `label` replaces the field's where the list names it
    otherwise, `value` what it holds where that is more than the fact; `of` says what of an item has the
    fact, where items are no such pairs.
    """
    field, get = fields.fields_of(facts)[name], attrgetter(name)
    read = _READERS.get(type(field))
    # Asked of each cell of a list: what the field says is not asked again.
    value = (lambda item: read(get(of(item)))) if read else (lambda item: get(of(item)))
    if field.private:
        value = _unless_hidden(field.private, value)
    options.setdefault("kind", _KINDS.get(type(field), "text"))
    return ListColumn(name, label or field.label, options.pop("value", value), **options)
