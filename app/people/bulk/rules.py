"""Pure decisions of changes in bulk: what becomes of one period, and how it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Any

from app.core.choices import Choice
from app.core.dates import format_date
from app.core.money import format_dong
from app.core.vietnamese import decimal_text
from app.people.bulk.facts import LABELS, BulkFacts
from app.people.roster.facts import MembershipFacts


def changed_by(old: MembershipFacts, facts: BulkFacts) -> MembershipFacts:
    """The period as the change leaves it; a raised salary is rounded to whole đồng, half up."""
    said = dict(facts.said)
    if facts.raised_by is not None and old.dues_salary is not None:
        raised = Decimal(old.dues_salary) * (100 + facts.raised_by) / 100
        said["dues_salary"] = int(raised.quantize(Decimal(1), ROUND_HALF_UP))
    return replace(old, **said)


def refusal_of(old: MembershipFacts, facts: BulkFacts) -> str:
    """Why the change does not fit the period, "" where it does."""
    if facts.raised_by is not None and old.dues_salary is None:
        return "chưa ghi lương đóng đoàn phí nên không tính được phần tăng"
    day = facts.starts_on
    if day and old.joined_on and day < old.joined_on:
        return f"ngày {format_date(day)} ở trước khi thời gian này bắt đầu"
    if day and old.left_on and old.left_on <= day:
        return f"đã thôi từ {format_date(old.left_on)}"
    return ""


def parts_of(
    old: MembershipFacts, new: MembershipFacts, starts_on: date | None
) -> tuple[MembershipFacts, MembershipFacts | None]:
    """What the period becomes, and the period that follows it where the change begins on a later day.

    Nobody joins on that day, so the one that follows does not say how.
    """
    if starts_on is None or old.joined_on == starts_on:
        return new, None
    follows = replace(new, joined_on=starts_on, joining=None)
    return replace(old, left_on=starts_on, leaving_reason=None), follows


def differences(old: MembershipFacts, new: MembershipFacts) -> list[tuple[str, str, str]]:
    """(label, old, new) in words of each field that the change moves."""
    pairs = ((label, getattr(old, name), getattr(new, name)) for name, label in LABELS.items())
    return [(label, words(was), words(shall)) for label, was, shall in pairs if was != shall]


def told(facts: BulkFacts) -> str:
    """The change in one line: `Tổ công đoàn: Tổ 2; Lương đóng đoàn phí: tăng 5%; từ 01/07/2024`."""
    parts = [f"{LABELS[name]}: {words(value)}" for name, value in facts.said.items()]
    if facts.raised_by is not None:
        parts.append(f"{LABELS['dues_salary']}: tăng {decimal_text(facts.raised_by)}%")
    if facts.starts_on:
        parts.append(f"từ {format_date(facts.starts_on)}")
    return "; ".join(parts)


def words(value: Any) -> str:
    """One value as the summary writes it; what is empty is «(trống)»."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, int):
        return format_dong(value)
    return str(value) if value else "(trống)"


def plain(value: Any) -> Any:
    """A value of a period as JSON keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def restored(name: str, value: Any) -> Any:
    """A value of a period from what JSON kept."""
    return date.fromisoformat(value) if value and name in ("joined_on", "left_on") else value
