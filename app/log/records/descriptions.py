"""Recorded values as text, with labels and formats of the form that takes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wtforms import BooleanField, Field

from app.core import fields as stated
from app.core.choices import Listed
from app.core.dates import format_date
from app.core.fields import fields_of
from app.core.money import format_dong
from app.log.records.declared import DECLARED
from app.office.trail.queries import Change
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField, PeopleField
from app.web.forms.fields import MoneyField, Parsed


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id of the people, funds and items in facts and changes."""

    people: Mapping[int, str]
    funds: Mapping[int, str]
    items: Mapping[int, str] = field(default_factory=dict)


def names_in(unit_id: int, form: EntryForm, facts: Any, changes: Iterable[Change] = ()) -> Names:
    """The names needed to describe these facts and changes; three statements at most."""
    boxes = form.boxes_of_facts()
    people = {name for name, box in boxes.items() if _refers_to(box) == "people"}
    values = [getattr(facts, name) for name in people]
    values += [
        value for change in changes for name in people & change.values.keys() for value in change.values[name]
    ]
    referred = {_refers_to(box) for box in boxes.values()}
    return Names(
        people=DECLARED.names["people"](unit_id, {member_id for ids in values for member_id in _ids(ids)}),
        funds=DECLARED.names["funds"](unit_id, ()) if "funds" in referred else {},
        items=DECLARED.names["items"](unit_id, ()) if "items" in referred else {},
    )


def _refers_to(box: Field) -> str:
    """The kind of rows whose ids the field holds; "" for none."""
    return str(getattr(box, "refers_to", ""))


def _ids(value: Any) -> Iterable[int]:
    return value if isinstance(value, list | tuple) else [value] if value else []


def described_facts(form: EntryForm, facts: Any, names: Names) -> list[tuple[str, str]]:
    """(label, text) of every field that is not empty, in the order of the form."""
    texts = [
        (box.label.text, value_text(box, getattr(facts, name), names))
        for name, box in form.boxes_of_facts().items()
    ]
    return [(label, words) for label, words in texts if words]


def stated_texts(facts: Any, names: Iterable[str]) -> list[tuple[str, str]]:
    """(label, text) of these facts that are not empty, where no form describes them; none refers to a row."""
    kind: Any = type(facts)
    fields = fields_of(kind)
    texts = [(fields[name].label, _stated_text(fields[name], getattr(facts, name))) for name in names]
    return [(label, words) for label, words in texts if words]


def all_stated(facts: Any, *, but: Collection[str] = ()) -> dict[str, str]:
    """Label -> text of every fact but these that is not empty, as an extract of somebody's data says them."""
    kind: Any = type(facts)
    return dict(stated_texts(facts, [name for name in fields_of(kind) if name not in but]))


def _stated_text(field: stated.Field, value: Any) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "có"
        case Listed():
            return value.label
        case date():
            return format_date(value)
    return format_dong(value) if isinstance(field, stated.Money) else str(value)


def differences(form: EntryForm, facts: Any, names: Names) -> list[tuple[str, str]]:
    """(label, recorded value) of each field in which the sent form differs."""
    typed = form.facts()
    return [
        (box.label.text, value_text(box, getattr(facts, name), names))
        for name, box in form.boxes_of_facts().items()
        if getattr(facts, name) != getattr(typed, name)
    ]


def value_text(box: Field, value: Any, names: Names) -> str:
    """A value formatted as in its form field; "" for an empty one."""
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
