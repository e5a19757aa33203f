"""What an office's list changes of people on the roster, also as texts. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.core.dates import format_date
from app.core.fields import NOT_SHOWN
from app.exchange.office_lists.layout import LABELS
from app.exchange.office_lists.reading.rows import Entrant
from app.people.bulk.rules import words
from app.people.duplicates.rules import fuller
from app.people.roster.facts import MembershipFacts, PersonFacts

#: The person and the period that a list would correct, by the person's id.
RosterFacts = Mapping[int, tuple[PersonFacts, MembershipFacts]]


def corrected(one: Entrant, was: PersonFacts, old: MembershipFacts) -> tuple[PersonFacts, MembershipFacts]:
    """The person and period with the values of the row; an empty cell changes nothing.

    A less precise birth is ignored, and so is 1 January for a known day of that year: lists often give only
    the year.
    """
    fields = dict(one.fields)
    for name in ("started_on", "joined_on"):
        day, known = fields.get(name), getattr(old, name)
        if day and known and day == date(known.year, 1, 1):
            del fields[name]
    person = replace(was, birth=fuller(was.birth, one.birth), sex=one.sex or was.sex)
    return person, replace(old, **fields)


def changes_text(
    one: Entrant, recorded: RosterFacts, hidden: frozenset[str] = frozenset()
) -> list[tuple[str, str, str]]:
    """(label, old, new) of each field that the row would change of a person on the roster.

    Of fields that are `hidden` it says only that the row fills them: not even whether the books say the same.
    """
    if one.known is None or one.known.id not in recorded:
        return []
    was, old = recorded[one.known.id]
    person, new = corrected(one, was, old)
    pairs: list[tuple[str, Any, Any]] = [
        ("birth", was.birth, person.birth),
        ("sex", was.sex, person.sex),
        *((name, getattr(old, name), getattr(new, name)) for name in one.fields),
    ]
    return [
        (LABELS[name], *((NOT_SHOWN,) * 2 if name in hidden else (_value_text(before), _value_text(after))))
        for name, before, after in pairs
        if before != after or name in hidden
    ]


def fields_text(one: Entrant, hidden: frozenset[str] = frozenset()) -> str:
    """The fields of the row besides name, code, sex and birth: `Chức vụ: Văn thư; Tổ công đoàn: Tổ 1`."""
    return "; ".join(
        f"{LABELS[name]}: {NOT_SHOWN if name in hidden else _value_text(value)}"
        for name, value in one.fields.items()
        if value
    )


def _value_text(value: Any) -> str:
    return format_date(value) if isinstance(value, date) else words(value)
