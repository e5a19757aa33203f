"""The question that a report, a page or a command asks of the figures: union, period, cut-off day."""

from __future__ import annotations

from datetime import date

from app.core.dates import format_date
from app.core.errors import Refused
from app.core.periods import Period
from app.log.figures.facts import Reading, Scope
from app.office.units.models import Unit


def cut_off(period: Period, today: date, wanted: date | None = None, signed_on: date | None = None) -> date:
    """The day as of which a period is told: the one wanted, else its last day, or today while it runs.

    Never after the day on which the paper is signed. Raises Refused for a day outside the period.
    """
    if wanted and not period.contains(wanted):
        days = f"từ {format_date(period.start)} đến {format_date(period.end)}"
        raise Refused(f"Ngày tính số liệu phải nằm trong kỳ, {days}.", "as_of")
    day = wanted or (today if period.contains(today) else period.end)
    return max(min(day, signed_on), period.start) if signed_on else day


def open_scope(unit: Unit, period: Period, as_of: date, signed_on: date | None = None) -> Scope:
    """The question, over a reading from the first day of the year in which the period begins."""
    reading = Reading(unit, date(period.start.year, 1, 1), period.end)
    return Scope(reading, period, as_of, signed_on)
