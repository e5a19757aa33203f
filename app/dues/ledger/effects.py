"""What other salaries do to dues that were settled: in words, before it is written. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.core.money import format_dong
from app.core.vietnamese import join_words
from app.dues.ledger.facts import MembershipSpan
from app.people.salaries.rules import PlannedSalary

#: (fund, person, first day) -> (last day, owed, paid).
Dues = Mapping[tuple[int, int, date], tuple[date, int, int]]
_NOTHING = (date.min, 0, 0)


def with_salary(spans: Iterable[MembershipSpan], planned: PlannedSalary) -> tuple[MembershipSpan, ...]:
    """Somebody's spans of membership once they have the planned salary."""
    found: list[MembershipSpan] = []
    day = planned.starts_on
    for span in spans:
        if span.left_on != planned.old.left_on:
            found.append(span)
        elif day is None or (span.joined_on and day <= span.joined_on):
            found.append(replace(span, salary=planned.salary))
        else:
            found += [replace(span, left_on=day), replace(span, joined_on=day, salary=planned.salary)]
    return tuple(found)


def moved_dues(before: Dues, after: Dues, closed: date | None) -> str:
    """The sentence that asks to confirm `moved_text`; "" without any."""
    if not (moved := moved_text(before, after, closed)):
        return ""
    return (
        f"{moved}. Chưa ghi gì: hãy chọn ngày áp dụng muộn hơn, "
        "hoặc đánh dấu «Đồng ý đổi cả các kỳ đã nộp đủ, đã khóa sổ» rồi gửi lại."
    )


def moved_text(before: Dues, after: Dues, closed: date | None) -> str:
    """Of which Kỳ paid in full, or closed, something else is asked now; "" without any.

    `Với lương mới, 12 kỳ đã nộp đủ sẽ thành còn nợ 1.080.000 đồng`.
    """
    short: list[int] = []
    over: list[int] = []
    in_closed = 0
    for key in before.keys() | after.keys():
        _, was, paid = before.get(key, _NOTHING)
        end, shall, _ = after.get(key, before.get(key, _NOTHING))
        shall = shall if key in after else 0
        if was == shall:
            continue
        if was and paid >= was:
            (short if shall > was else over).append(abs(shall - was))
        elif closed and end <= closed:
            in_closed += 1
    parts = []
    if short:
        parts.append(f"{len(short)} kỳ đã nộp đủ sẽ thành còn nợ {format_dong(sum(short))}")
    if over:
        parts.append(f"{len(over)} kỳ đã nộp đủ sẽ thành nộp thừa {format_dong(sum(over))}")
    if in_closed:
        parts.append(f"{in_closed} kỳ đã khóa sổ sẽ đổi số phải đóng")
    return f"Với lương mới, {join_words(parts)}" if parts else ""
