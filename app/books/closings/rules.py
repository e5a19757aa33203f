"""Pure decisions of closing: which days are closed, where a late correction is booked, what may be closed."""

from __future__ import annotations

from datetime import date, timedelta

from app.core.dates import format_date
from app.core.errors import Refused

_DAY = timedelta(days=1)


def is_closed(day: date, closed: date | None) -> bool:
    """Whether the day lies in a closed period; `closed` is the last closed day."""
    return closed is not None and day <= closed


def booked_on(day: date, closed: date | None, today: date) -> date:
    """The day on which the book counts what happened on `day`: itself, or the first open day if it is closed.

    A correction of a closed period lands in the open one (domain.md §4): today, or the day after the closing.
    """
    if closed is None or day > closed:
        return day
    return max(today, closed + _DAY)


def refuse_closed_day(day: date, closed: date | None, field: str) -> None:
    """Raise Refused for a new entry of a closed period; the sentence says what can be done instead."""
    if closed is None or day > closed:
        return
    raise Refused(
        f"Sổ đã khóa đến hết ngày {format_date(closed)} nên không ghi thêm khoản ngày {format_date(day)}. "
        f"Hãy ghi vào ngày {format_date(closed + _DAY)} trở đi, hoặc nhờ Chủ tịch mở lại kỳ đã khóa.",
        field,
    )


def starts_on(closed: date | None, first: date | None, ends_on: date) -> date:
    """The first day of the period to be closed: after the last closing, else the first day in the book.

    Raises Refused when the book holds nothing up to then.
    """
    if closed is not None:
        return closed + _DAY
    if first is None or first > ends_on:
        raise Refused(f"Sổ quỹ chưa có gì đến ngày {format_date(ends_on)} để khóa.", "ends_on")
    return first


def refuse_end(ends_on: date, closed: date | None, today: date) -> None:
    """Raise Refused unless the books can be closed at the end of this day: the past end of an open month."""
    if (ends_on + _DAY).day != 1:
        raise Refused("Sổ khóa theo tháng: hãy chọn ngày cuối tháng, như 31/01.", "ends_on")
    if ends_on > today:
        raise Refused(f"Tháng chưa hết: đến ngày {format_date(ends_on)} mới khóa sổ được.", "ends_on")
    if is_closed(ends_on, closed):
        raise Refused(f"Sổ đã khóa đến hết ngày {format_date(closed or ends_on)} rồi.", "ends_on")
