"""Recorded values in the words of the form that takes them: one place says what a field is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wtforms import BooleanField, Field

from app.books.cashbook.queries import fund_names
from app.books.items.fields import ItemField
from app.books.items.queries import item_names
from app.core.money import format_dong
from app.office.trail.queries import Change
from app.people.roster.queries import names_of
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField, FundChoice, FundField, PeopleField, PersonField
from app.web.forms.fields import MoneyField, Parsed


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id of the people, funds and items that facts and changes speak of."""

    people: Mapping[int, str]
    funds: Mapping[int, str]
    items: Mapping[int, str] = field(default_factory=dict)


def names_in(unit_id: int, form: EntryForm, facts: Any, changes: Iterable[Change] = ()) -> Names:
    """The names that telling these facts and changes takes; three statements at most."""
    boxes = form.said_in()
    people = {name for name, box in boxes.items() if isinstance(box, PeopleField | PersonField)}
    said = [getattr(facts, name) for name in people]
    said += [
        value for change in changes for name in people & change.values.keys() for value in change.values[name]
    ]
    has_fund = any(isinstance(box, FundChoice) for box in boxes.values())
    return Names(
        people=names_of(unit_id, {member_id for ids in said for member_id in _ids(ids)}),
        funds=fund_names(unit_id) if has_fund else {},
        items=item_names(unit_id) if any(isinstance(box, ItemField) for box in boxes.values()) else {},
    )


def _ids(said: Any) -> Iterable[int]:
    return said if isinstance(said, list | tuple) else [said] if said else []


def facts_told(form: EntryForm, facts: Any, names: Names) -> list[tuple[str, str]]:
    """(label, words) of everything that the facts say, in the order of the form."""
    told = [
        (box.label.text, value_told(box, getattr(facts, name), names) or _source_told(box, facts))
        for name, box in form.said_in().items()
    ]
    return [(label, words) for label, words in told if words]


def _source_told(box: Field, facts: Any) -> str:
    """Where money came from that no fund paid."""
    is_others = isinstance(box, FundField) and getattr(facts, box.amount)
    return "Không: tiền của cơ quan, cấp trên hoặc nơi khác" if is_others else ""


def differences(form: EntryForm, facts: Any, names: Names) -> list[tuple[str, str]]:
    """(label, what is recorded) where the sent form says something else."""
    typed = form.facts()
    return [
        (box.label.text, value_told(box, getattr(facts, name), names))
        for name, box in form.said_in().items()
        if getattr(facts, name) != getattr(typed, name)
    ]


def value_told(box: Field, value: Any, names: Names) -> str:
    """One value in the words of its box; "" for nothing."""
    if value in (None, "", [], ()):
        return ""
    match box:
        case ChoiceField():
            return box.choice(value).label
        case PeopleField():
            return ", ".join(names.people.get(member_id, "(không còn trong sổ)") for member_id in value)
        case PersonField():
            return names.people.get(value, "(không còn trong sổ)")
        case FundChoice():
            return names.funds.get(value, "")
        case ItemField():
            return names.items.get(value, "")
        case MoneyField():
            return format_dong(value)
        case Parsed():
            return box._show(value)
        case BooleanField():
            return "có" if value else "không"
    return str(value)
