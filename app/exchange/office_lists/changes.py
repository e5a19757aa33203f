"""What an office's list changes of somebody on the roster, and how it is told. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.core.dates import format_date
from app.exchange.office_lists.layout import LABELS
from app.exchange.office_lists.reading.rows import Entrant
from app.people.bulk.rules import words
from app.people.duplicates.rules import fuller
from app.people.roster.facts import MembershipFacts, PersonFacts

#: The person and the period that a list would correct, by the person's id.
Held = Mapping[int, tuple[PersonFacts, MembershipFacts]]


def corrected(one: Entrant, was: PersonFacts, old: MembershipFacts) -> tuple[PersonFacts, MembershipFacts]:
    """The person and period as the row says them; an empty cell changes nothing.

    A birth that says less stays out, and so does 1 January for a day of that year: lists often give the year
    of joining alone.
    """
    said = dict(one.said)
    day = said.get("joined_on")
    if day and old.joined_on and day == date(old.joined_on.year, 1, 1):
        del said["joined_on"]
    person = replace(was, birth=fuller(was.birth, one.birth), sex=one.sex or was.sex)
    return person, replace(old, **said)


def changes_text(one: Entrant, held: Held) -> list[tuple[str, str, str]]:
    """(label, old, new) of each thing that the row would change of the person who is known."""
    if one.known is None or one.known.id not in held:
        return []
    was, old = held[one.known.id]
    person, new = corrected(one, was, old)
    pairs: list[tuple[str, Any, Any]] = [
        ("birth", was.birth, person.birth),
        ("sex", was.sex, person.sex),
        *((name, getattr(old, name), getattr(new, name)) for name in one.said),
    ]
    return [(LABELS[name], _told(before), _told(after)) for name, before, after in pairs if before != after]


def said_told(one: Entrant) -> str:
    """What the row says beside name, code, sex and birth: `Chức vụ: Văn thư; Tổ công đoàn: Tổ 1`."""
    return "; ".join(f"{LABELS[name]}: {_told(value)}" for name, value in one.said.items() if value)


def _told(value: Any) -> str:
    return format_date(value) if isinstance(value, date) else words(value)
