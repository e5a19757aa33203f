"""Entries of the trail as Vietnamese text: action, fields and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, get_args, get_type_hints

from app.core.choices import Choice
from app.core.dates import format_date
from app.core.money import format_dong
from app.log.records.declared import DECLARED
from app.log.records.descriptions import Names
from app.log.records.labels import (
    ABOUT,
    ALONE,
    DECIMALS,
    DONE,
    FIELDS,
    FIELDS_OF,
    FUNDS,
    ITEMS,
    MONEY,
    PEOPLE,
)
from app.office.accounts.rules import Role
from app.office.trail.erasure_rules import LEFT
from app.office.trail.queries import Change


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """An entry of the trail as text; `values` are (label, old, new)."""

    at: datetime
    actor: str
    done: str
    reason: str
    values: list[tuple[str, str, str]]


def change_lines(
    unit_id: int | None,
    changes: Sequence[Change],
    *,
    hidden: frozenset[str] = frozenset(),
    names: Names | None = None,
) -> list[ChangeLine]:
    """The changes as text without the `hidden` fields.

    Names of people, funds and items are read at once (three statements at most), unless the caller did.
    """
    changes = [_without(hidden | {LEFT}, one) for one in changes]
    known = names or _names_in(unit_id, changes)
    by_field = {
        **dict.fromkeys(PEOPLE, known.people),
        **dict.fromkeys(FUNDS, known.funds),
        **dict.fromkeys(ITEMS, known.items),
    }
    return [_line(one, by_field) for one in changes]


def _names_in(unit_id: int | None, changes: Sequence[Change]) -> Names:
    if unit_id is None:
        return Names({}, {})
    people = DECLARED.names["people"](
        unit_id, {one for ids in _values_of(changes, PEOPLE) for one in _ids(ids)}
    )
    any_fund = any(True for _ in _values_of(changes, FUNDS))
    any_item = any(True for _ in _values_of(changes, ITEMS))
    return Names(
        people,
        DECLARED.names["funds"](unit_id, ()) if any_fund else {},
        DECLARED.names["items"](unit_id, ()) if any_item else {},
    )


def _without(hidden: frozenset[str], one: Change) -> Change:
    values = {name: pair for name, pair in one.values.items() if name not in hidden}
    return replace(one, values={name: (_cut(hidden, a), _cut(hidden, b)) for name, (a, b) in values.items()})


def _cut(hidden: frozenset[str], value: Any) -> Any:
    if isinstance(value, list):
        return [_cut(hidden, item) for item in value]
    if isinstance(value, dict):
        return {name: item for name, item in value.items() if name not in hidden}
    return value


def _values_of(changes: Iterable[Change], names: frozenset[str]) -> Iterable[Any]:
    return (value for one in changes for name in names & one.values.keys() for value in one.values[name])


def _ids(value: Any) -> list[int]:
    return value if isinstance(value, list) else [value] if value else []


def _line(one: Change, names: dict[str, Mapping[int, str]]) -> ChangeLine:
    about, _, done = one.action.rpartition(".")
    feature = about.partition(".")[0]
    pairs = [
        (FIELDS_OF.get((feature, name)) or _label(name), _words(name, old, names), _words(name, new, names))
        for name, (old, new) in _in_order(one.values)
    ]
    subject = ABOUT.get(about) or ABOUT.get(feature, "")
    verb = DONE.get(done, "Ghi")
    return ChangeLine(
        at=one.at,
        actor=one.actor,
        done=f"{verb}: {subject}" if subject and done not in ALONE else verb,
        reason=one.reason,
        values=[(label, old, new) for label, old, new in pairs if old != new],
    )


def _label(name: str) -> str:
    return FIELDS.get(name, name)


def _words(name: str, value: Any, names: dict[str, Mapping[int, str]]) -> str:
    """A value of the trail as text; "" for an empty one."""
    if isinstance(value, list):
        return "; ".join(_words(name, item, names) for item in value)
    if isinstance(value, dict):
        if value.keys() == {"day", "year"}:
            return _words(name, value["day"] or value["year"], names)
        items = ((key, item) for key, item in _in_order(value) if item is not False)
        parts = ((_label(key), _words(key, item, names)) for key, item in items)
        return ", ".join(f"{label}: {words}" for label, words in parts if words)
    if isinstance(value, bool):
        return "có" if value else "không"
    if value is None or value == "":
        return ""
    if name in names:
        return names[name].get(value, "(không còn trong sổ)")
    if name in MONEY and isinstance(value, int):
        return format_dong(value)
    if name in _days() and isinstance(value, str):
        return format_date(date.fromisoformat(value))
    if name in DECIMALS and isinstance(value, str):
        return value.replace(".", ",")
    return _labels().get(name, {}).get(str(value), str(value))


def _in_order(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """In the order of the facts; the JSON of the trail is in alphabetical order."""
    order = _order()
    return sorted(values.items(), key=lambda pair: order.get(pair[0], len(order)))


def _facts() -> list[type]:
    return [
        one
        for module in DECLARED.facts
        for one in vars(module).values()
        if is_dataclass(one) and isinstance(one, type)
    ]


@cache
def _labels() -> dict[str, dict[str, str]]:
    """Field of any facts that is a closed list -> its values and labels."""
    found: dict[str, dict[str, str]] = {"role": dict(Role.options())}
    for kind in _facts():
        for name, hint in get_type_hints(kind).items():
            for choice in (hint, *get_args(hint)):
                if isinstance(choice, type) and issubclass(choice, Choice):
                    found.setdefault(name, {}).update(choice.options())
    return found


@cache
def _days() -> frozenset[str]:
    """The fields of any facts that hold a day."""
    hints = [pair for kind in _facts() for pair in get_type_hints(kind).items()]
    return frozenset({"birth"} | {name for name, hint in hints if date in (hint, *get_args(hint))})


@cache
def _order() -> dict[str, int]:
    """The place of each field among those of all facts."""
    names = dict.fromkeys(field.name for kind in _facts() for field in fields(kind))
    return {name: place for place, name in enumerate(names)}
