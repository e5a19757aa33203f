"""Between rows and facts: what has the same name is the same, and a closed list is kept as its value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import fields
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar, cast, get_args, get_type_hints

from app.core.choices import Listed, OpenChoice

Facts = TypeVar("Facts")
#: The fields that the row in a place has, and how they are taken from it.
_Taken = tuple[tuple[str, ...], int, Callable[[Any], tuple[Any, ...]]]
#: What is taken from the rows at once, and the fields that are read from what is kept.
_Plan = tuple[Sequence[_Taken], Sequence[tuple[str, Callable[[Any], Any]]]]
#: Worked out once: a report reads hundreds of rows of few types.
_PLANS: dict[tuple[Any, ...], _Plan] = {}


def facts_from(kind: Callable[..., Facts], *rows: Any, **others: Any) -> Facts:
    """The facts that rows keep: each field from `others`, else from the first row that has it.

    Lists come as their `Choice` or `OpenChoice` (None for ""), decimals that are kept as text as Decimal.
    AttributeError for a field that no row has.
    """
    types = (kind, *map(type, rows), *others)
    taken, readers = _PLANS.get(types) or _PLANS.setdefault(types, _plan(kind, rows, others))
    values = others
    for names, place, take in taken:
        values.update(zip(names, take(rows[place]), strict=True))
    for name, read in readers:
        values[name] = read(values[name])
    return kind(**values)


def columns_of(model: type[Any], facts: Any) -> dict[str, Any]:
    """What a row of the table keeps: its columns that have a fact's name, "" for an empty text.

    So, too, what the facts work out under such a name, as the two days of a period.
    """
    kept = _kept_columns(cast(Any, model), cast(Any, type(facts)))
    return {name: _stored(getattr(facts, name), is_nullable=is_nullable) for name, is_nullable in kept}


@cache
def _kept_columns(model: type[Any], kind: type[Any]) -> tuple[tuple[str, bool], ...]:
    """The fields of the facts that are columns, each with whether it may be NULL."""
    columns = model.__table__.columns
    names = {field.name for field in fields(kind)}
    kept = (
        one for one in columns if one.name in names or isinstance(getattr(kind, one.name, None), property)
    )
    return tuple((one.name, bool(one.nullable)) for one in kept)


def _stored(value: Any, *, is_nullable: bool) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None and not is_nullable else value


def _plan(kind: Callable[..., Any], rows: tuple[Any, ...], others: Collection[str]) -> _Plan:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(cast(Any, kind)) if field.name not in others]
    in_places = (tuple(name for name in names if _place(rows, name) == place) for place in range(len(rows)))
    readers = ((name, _reader(hints[name])) for name in names)
    return (
        [(ours, place, _taker(ours)) for place, ours in enumerate(in_places) if ours],
        [(name, read) for name, read in readers if read],
    )


def _taker(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Several attributes are taken at once: one by one it costs twice as much."""
    if len(names) == 1:
        return lambda row: (getattr(row, names[0]),)
    return attrgetter(*names)


def _place(rows: tuple[Any, ...], name: str) -> int:
    return next((place for place, row in enumerate(rows) if hasattr(row, name)), len(rows) - 1)


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    for one in (hint, *get_args(hint)):
        if isinstance(one, type) and issubclass(one, OpenChoice):
            return partial(_open, one)
        if isinstance(one, type) and issubclass(one, Listed):
            # A dictionary, because calling the enumeration takes three times as long.
            known: dict[Any, Listed | None] = {str(each): each for each in one.members()}
            return {**known, "": None, None: None}.__getitem__
        if one is Decimal:
            return lambda value: None if value is None else Decimal(value)
    return None


def _open(kind: type[OpenChoice], value: str | None) -> OpenChoice | None:
    return kind(value) if value else None
