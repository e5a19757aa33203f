"""The question that a report, a page or a command asks of the figures: union, period, cut-off day."""

from __future__ import annotations

from datetime import date

from app.core.dates import format_date
from app.core.errors import Refused
from app.core.periods import BadPeriod, Period
from app.log.figures.facts import Reading, Scope
from app.office.units.models import Unit
from app.office.units.queries import congress_days
from app.office.units.rules import read_period


def wanted_period(unit: Unit, text: str) -> Period:
    """The period that a command was given; terms by the days of the union's congresses. Raises Refused."""
    try:
        return read_period(text, congress_days(unit))
    except BadPeriod as bad:
        raise Refused(bad.sentence) from bad


def refuse_day_outside(period: Period, as_of: date) -> None:
    """Raise Refused for a cut-off day outside the period."""
    if not period.contains(as_of):
        days = f"từ {format_date(period.start)} đến {format_date(period.end)}"
        raise Refused(f"Ngày tính số liệu phải nằm trong kỳ, {days}.", "as_of")


def cut_off(period: Period, today: date, wanted: date | None = None, signed_on: date | None = None) -> date:
    """The day as of which a period is reported: the one wanted, else its last day, or today while it runs.

    Never after the day on which the paper is signed. Raises Refused for a day outside the period.
    """
    if wanted:
        refuse_day_outside(period, wanted)
    day = wanted or (today if period.contains(today) else period.end)
    return max(min(day, signed_on), period.start) if signed_on else day


def scope_over(scope: Scope, own: Period) -> Scope:
    """The question asked of a year, or another period, that overlaps the period, up to the cut-off.

    Over the same reading where that holds its days.
    """
    if own == scope.period:
        return scope
    until = min(scope.until, own.end)
    if scope.reading.since <= own.start and until <= scope.reading.until:
        return scope.on(own, until)
    return open_scope(scope.unit, own, until, scope.signed_on)


def open_scope(
    unit: Unit, period: Period, as_of: date, signed_on: date | None = None, since: date | None = None
) -> Scope:
    """The question, over a reading from the first day of the year in which the period begins.

    `since`: an earlier day of which figures are asked too, so that nothing is read twice.
    """
    reading = Reading(unit, date(min(period.start, since or period.start).year, 1, 1), period.end)
    return Scope(reading, period, as_of, signed_on)
