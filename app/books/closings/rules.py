"""Pure decisions of closing: which days are closed, where a late correction is booked, what may be closed."""

from __future__ import annotations

from datetime import date, timedelta

from app.core.dates import format_date
from app.core.errors import Refused

_DAY = timedelta(days=1)


def is_closed(day: date, closed: date | None) -> bool:
    """Whether the day lies in a closed period; `closed` is the last closed day."""
    return closed is not None and day <= closed


def booked_on(day: date, closed: date | None, today: date, chosen: date | None = None) -> date:
    """The day on which the book counts what happened on `day`: itself while its month is open.

    What happened in a closed month counts on the first open day of the same fiscal year, the calendar year;
    once that year is closed whole, today. Never in a later year than the first that is open. `chosen` is an
    open day that somebody chose instead, or on which the book counted it before.
    """
    day = chosen or day
    if closed is None or day > closed:
        return day
    first = closed + _DAY
    if day.year < first.year == today.year:
        return max(today, first)
    return first


def open_months(closed: date | None, today: date) -> list[date]:
    """The days on which a late entry may be booked: the first of each open month of the first open year.

    Months to come are left out; nothing is late while nothing is closed.
    """
    if closed is None:
        return []
    first = closed + _DAY
    last = 12 if today.year > first.year else max(today, first).month
    return [first, *(date(first.year, month, 1) for month in range(first.month + 1, last + 1))]


def refuse_chosen_day(day: date, chosen: date, closed: date | None, today: date, *, imported: bool) -> None:
    """Raise Refused, for `booked_on`, where the book cannot count what happened on `day` on the chosen day.

    Old books (`imported`) say themselves on which day they counted it.
    """
    if chosen < day:
        raise Refused(f"Ngày ghi sổ không thể trước ngày {format_date(day)} của khoản này.", "booked_on")
    if imported:
        refuse_closed_day(chosen, closed, "booked_on")
    elif not is_closed(day, closed) and chosen != day:
        raise Refused(
            f"Ngày {format_date(day)} thuộc tháng đang mở: khoản này ghi sổ đúng ngày ấy.", "booked_on"
        )
    elif chosen not in (day, *open_months(closed, today)):
        first = booked_on(day, closed, today)
        raise Refused(f"Hãy chọn một tháng đang mở của năm {first.year}.", "booked_on")


def refuse_closed_day(day: date, closed: date | None, field: str) -> None:
    """Raise Refused for what old books and opening balances cannot write any more: a closed day."""
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
