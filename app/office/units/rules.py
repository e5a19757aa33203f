"""Pure decisions about a union."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from app.core.dates import format_date
from app.core.errors import Refused
from app.core.periods import Congress, Period, parse_period
from app.core.vietnamese import fold


def code_of(name: str) -> str:
    """The `Mã đơn vị` made from a name, such as `cong-doan-co-so-truong-a`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:80]


def refuse_bad_congress(held_on: date, days: Iterable[date], today: date) -> None:
    """Raise Refused, beside `held_on`, for a congress that is still to come or is recorded already."""
    if held_on > today:
        raise Refused("Đại hội chưa diễn ra thì chưa ghi; hãy ghi sau ngày đại hội.", "held_on")
    if held_on in days:
        raise Refused(f"Đại hội ngày {format_date(held_on)} đã có trong sổ.", "held_on")


def term_days(first: int, last: int, days: Iterable[date]) -> Congress | None:
    """First and last day of the term of these years; None where no congress of either year is known.

    It runs from its congress to the day before the next one. Where one of the two is not known, the first or
    last day of its year is used. Of two congresses in a year the first counts.
    """
    known = sorted(days)
    begun = next((day for day in known if day.year == first), None)
    ended = next((day for day in known if day.year == last > first), None)
    if begun is None and ended is None:
        return None
    return begun or date(first, 1, 1), ended - timedelta(days=1) if ended else date(last, 12, 31)


def read_period(text: str, days: Iterable[date]) -> Period:
    """The period that the text names, with the congress days of the union; else BadPeriod."""
    found = parse_period(text)
    return parse_period(text, term_days(found.start.year, found.end.year, days))
