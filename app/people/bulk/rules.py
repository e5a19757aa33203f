"""Rules of bulk changes: what becomes of a period, and the change as text. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Any

from app.core.choices import Listed
from app.core.dates import format_date
from app.core.fields import NOT_SHOWN
from app.core.money import format_dong
from app.core.vietnamese import decimal_text
from app.people.bulk.facts import LABELS, BulkFacts
from app.people.roster.facts import BirthDay, MembershipFacts, PersonFacts, Sex
from app.people.roster.rules import begins_on


def changed_by(old: MembershipFacts, facts: BulkFacts) -> MembershipFacts:
    """The period after the change; a raised salary is rounded to whole đồng, half up."""
    values = dict(facts.values)
    if facts.raised_by is not None and old.dues_salary is not None:
        raised = Decimal(old.dues_salary) * (100 + facts.raised_by) / 100
        values["dues_salary"] = int(raised.quantize(Decimal(1), ROUND_HALF_UP))
    return replace(old, **values)


def refusal_of(old: MembershipFacts, facts: BulkFacts) -> str:
    """Why the change is not possible for the period; "" if it is."""
    if facts.raised_by is not None and old.dues_salary is None:
        return "chưa ghi lương đóng đoàn phí nên không tính được phần tăng"
    day, first = facts.starts_on, begins_on(old)
    if day and first and day < first:
        return f"ngày {format_date(day)} ở trước khi thời gian này bắt đầu"
    if day and old.left_on and old.left_on <= day:
        return f"đã thôi từ {format_date(old.left_on)}"
    return ""


def parts_of(
    old: MembershipFacts, new: MembershipFacts, starts_on: date | None
) -> tuple[MembershipFacts, MembershipFacts | None]:
    """The changed period, and the period that follows it if the change begins on a later day.

    `joining` of the second is None, since nobody joins on that day.
    """
    if starts_on is None or begins_on(old) == starts_on:
        return new, None
    follows = replace(new, joined_on=starts_on, joining=None)
    return replace(old, left_on=starts_on, leaving_reason=None), follows


def differences(
    old: MembershipFacts, new: MembershipFacts, hidden: Collection[str] = ()
) -> list[tuple[str, str, str]]:
    """(label, old, new) as text, of each field that changes; of those `hidden` without the values."""
    found = []
    for name, label in LABELS.items():
        was, shall = getattr(old, name), getattr(new, name)
        if was != shall:
            texts = (NOT_SHOWN, NOT_SHOWN) if name in hidden else (words(was), words(shall))
            found.append((label, *texts))
    return found


def summary_of(facts: BulkFacts) -> str:
    """The change in one line: `Tổ công đoàn: Tổ 2; Lương đóng đoàn phí: tăng 5%; từ 01/07/2024`."""
    parts = [f"{LABELS[name]}: {words(value)}" for name, value in facts.values.items()]
    if facts.raised_by is not None:
        parts.append(f"{LABELS['dues_salary']}: tăng {decimal_text(facts.raised_by)}%")
    if facts.starts_on:
        parts.append(f"từ {format_date(facts.starts_on)}")
    return "; ".join(parts)


def words(value: Any) -> str:
    """A value as text; «(trống)» for an empty one."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Listed):
        return value.label
    if isinstance(value, int):
        return format_dong(value)
    return str(value) if value else "(trống)"


def plain(value: Any) -> Any:
    """A value of a period for JSON."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def restored(name: str, value: Any) -> Any:
    """A value of a period from JSON."""
    return date.fromisoformat(value) if value and name in ("started_on", "joined_on", "left_on") else value


def plain_person(facts: PersonFacts) -> dict[str, Any]:
    """What lists correct of a person, for JSON."""
    birth = facts.birth
    return {"sex": facts.sex.value, "birth": [birth.day.isoformat() if birth.day else None, birth.year]}


def restored_person(values: dict[str, Any]) -> dict[str, Any]:
    """The same from JSON."""
    day, year = values["birth"]
    birth = BirthDay(date.fromisoformat(day) if day else None, year)
    return {"sex": Sex(values["sex"]), "birth": birth}
