"""Entries of the trail as Vietnamese text: action, fields and values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.core import fields
from app.core.dates import format_date
from app.core.money import format_dong
from app.log.records.declared import DECLARED
from app.log.records.descriptions import Names
from app.log.records.trail_fields import (
    choices_of,
    deed_of,
    field_of,
    is_day,
    order_of,
    private_everywhere,
    subject_of,
    wholly_private,
)
from app.office.trail.erasure_rules import LEFT
from app.office.trail.queries import Change
from app.web.guards import hidden_groups


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
    """The changes as text without the `hidden` fields, and without what this user may not see.

    Names of people, funds and items are read at once (three statements at most), unless the caller did.
    """
    groups = hidden_groups()
    private = wholly_private(groups)
    kept = [one for one in changes if _about(one) not in private]
    changes = [_without(hidden | {LEFT}, groups, one) for one in kept]
    known = names or _names_in(unit_id, changes)
    return [_line(one, known) for one in changes]


def holds_private(changes: Sequence[Change]) -> bool:
    """Whether any of them says something that not everybody may see."""
    names = private_everywhere(frozenset(fields.Private))
    return any(
        field_of(_about(one), name).private or any(_cut(names, value) != value for value in pair)
        for one in changes
        for name, pair in one.values.items()
    )


def _names_in(unit_id: int | None, changes: Sequence[Change]) -> Names:
    if unit_id is None:
        return Names({}, {})
    values = [
        (_refers_to(field_of(_about(one), name)), value)
        for one in changes
        for name, pair in one.values.items()
        for value in pair
    ]
    people = {member_id for to, ids in values if to == "people" for member_id in _ids(ids)}
    kinds = {to for to, _ in values}
    return Names(
        DECLARED.names["people"](unit_id, people),
        DECLARED.names["funds"](unit_id, ()) if "funds" in kinds else {},
        DECLARED.names["items"](unit_id, ()) if "items" in kinds else {},
    )


def _refers_to(field: fields.Field) -> str:
    """The kind of rows whose ids the field holds; "" for none."""
    if isinstance(field, fields.People):
        return "people"
    return field.to if isinstance(field, fields.Reference) else ""


def _without(hidden: frozenset[str], groups: frozenset[fields.Private], one: Change) -> Change:
    """The change without what is hidden; of private fields it says that they changed, not how."""
    nested, values = hidden | private_everywhere(groups), {}
    for name, (old, new) in one.values.items():
        if name in hidden:
            continue
        if field_of(_about(one), name).private in groups:
            values[name] = ("", fields.NOT_SHOWN)
        else:
            values[name] = (_cut(nested, old), _cut(nested, new))
    return replace(one, values=values)


def _cut(hidden: frozenset[str], value: Any) -> Any:
    if isinstance(value, list):
        return [_cut(hidden, item) for item in value]
    if isinstance(value, dict):
        return {name: _cut(hidden, item) for name, item in value.items() if name not in hidden}
    return value


def _ids(value: Any) -> list[int]:
    return value if isinstance(value, list) else [value] if value else []


def _about(one: Change) -> str:
    """What an action is about: `members.period` of `members.period.corrected`."""
    return one.action.rpartition(".")[0]


def done_words(action: str) -> str:
    """What an action did, in words: `Sửa: thăm hỏi`."""
    about, _, done = action.rpartition(".")
    subject = subject_of(about) or subject_of(about.partition(".")[0])
    deed = deed_of(done)
    return f"{deed.words}: {subject}" if subject and not deed.alone else deed.words


def _line(one: Change, names: Names) -> ChangeLine:
    about = _about(one)
    values = [
        (field_of(about, name).label, _words(about, name, old, names), _words(about, name, new, names))
        for name, (old, new) in _in_order(about, one.values)
    ]
    return ChangeLine(
        at=one.at,
        actor=one.actor,
        done=done_words(one.action),
        reason=one.reason,
        values=[(label, old, new) for label, old, new in values if old != new],
    )


def _words(about: str, name: str, value: Any, names: Names) -> str:
    """A value of the trail as text; "" for an empty one."""
    if value == fields.NOT_SHOWN:
        return fields.NOT_SHOWN
    if isinstance(value, list):
        return "; ".join(_words(about, name, item, names) for item in value)
    if isinstance(value, dict):
        if value.keys() == {"day", "year"}:
            return _words(about, name, value["day"] or value["year"], names)
        items = ((key, item) for key, item in _in_order(about, value) if item is not False)
        parts = ((field_of(about, key).label, _words(about, key, item, names)) for key, item in items)
        return ", ".join(f"{label}: {words}" for label, words in parts if words)
    if isinstance(value, bool):
        return "có" if value else "không"
    return "" if value is None or value == "" else _one_value(field_of(about, name), name, value, names)


def _one_value(field: fields.Field, name: str, value: Any, names: Names) -> str:
    known = {"people": names.people, "funds": names.funds, "items": names.items}.get(_refers_to(field))
    if known is not None:
        return known.get(value, "(không còn trong sổ)")
    if isinstance(value, int):
        return format_dong(value) if isinstance(field, fields.Money) else str(value)
    if is_day(field, name):
        return format_date(date.fromisoformat(value))
    if isinstance(field, fields.Number | fields.Score):
        return str(value).replace(".", ",")
    return choices_of(field, name).get(value, value)


def _in_order(about: str, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """In the order of the facts; the JSON of the trail is in alphabetical order."""
    order = order_of(about)
    return sorted(values.items(), key=lambda pair: order.get(pair[0], len(order)))
