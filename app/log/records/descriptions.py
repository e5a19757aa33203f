"""Recorded values in the words of the form that takes them: one place says what a field is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wtforms import BooleanField, Field

from app.core.money import format_dong
from app.log.records.declared import DECLARED
from app.office.trail.queries import Change
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField, PeopleField
from app.web.forms.fields import MoneyField, Parsed


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id of the people, funds and items that facts and changes speak of."""

    people: Mapping[int, str]
    funds: Mapping[int, str]
    items: Mapping[int, str] = field(default_factory=dict)


def names_in(unit_id: int, form: EntryForm, facts: Any, changes: Iterable[Change] = ()) -> Names:
    """The names that telling these facts and changes takes; three statements at most."""
    boxes = form.boxes_of_facts()
    people = {name for name, box in boxes.items() if _refers_to(box) == "people"}
    said = [getattr(facts, name) for name in people]
    said += [
        value for change in changes for name in people & change.values.keys() for value in change.values[name]
    ]
    referred = {_refers_to(box) for box in boxes.values()}
    return Names(
        people=DECLARED.names["people"](unit_id, {member_id for ids in said for member_id in _ids(ids)}),
        funds=DECLARED.names["funds"](unit_id, ()) if "funds" in referred else {},
        items=DECLARED.names["items"](unit_id, ()) if "items" in referred else {},
    )


def _refers_to(box: Field) -> str:
    """Which kind of row the values of a box are the ids of; "" for none."""
    return str(getattr(box, "refers_to", ""))


def _ids(said: Any) -> Iterable[int]:
    return said if isinstance(said, list | tuple) else [said] if said else []


def described_facts(form: EntryForm, facts: Any, names: Names) -> list[tuple[str, str]]:
    """(label, words) of everything that the facts say, in the order of the form."""
    told = [
        (box.label.text, value_text(box, getattr(facts, name), names) or _text_when_empty(box, facts))
        for name, box in form.boxes_of_facts().items()
    ]
    return [(label, words) for label, words in told if words]


def _text_when_empty(box: Field, facts: Any) -> str:
    """Where money came from that no fund paid."""
    told = getattr(box, "text_when_empty", None)
    return str(told(facts)) if told else ""


def differences(form: EntryForm, facts: Any, names: Names) -> list[tuple[str, str]]:
    """(label, what is recorded) where the sent form says something else."""
    typed = form.facts()
    return [
        (box.label.text, value_text(box, getattr(facts, name), names))
        for name, box in form.boxes_of_facts().items()
        if getattr(facts, name) != getattr(typed, name)
    ]


def value_text(box: Field, value: Any, names: Names) -> str:
    """One value in the words of its box; "" for nothing."""
    if value in (None, "", [], ()):
        return ""
    match box:
        case ChoiceField():
            return box.choice(value).label
        case PeopleField():
            return ", ".join(names.people.get(member_id, "(không còn trong sổ)") for member_id in value)
        case Field() if _refers_to(box) == "people":
            return names.people.get(value, "(không còn trong sổ)")
        case Field() if _refers_to(box) == "funds":
            return names.funds.get(value, "")
        case Field() if _refers_to(box) == "items":
            return names.items.get(value, "")
        case MoneyField():
            return format_dong(value)
        case Parsed():
            return box._show(value)
        case BooleanField():
            return "có" if value else "không"
    return str(value)
