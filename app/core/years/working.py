"""The year by which a union works, and what is recorded for a year or another period. Pure."""

from __future__ import annotations

from datetime import date

from app.core.choices import Choice
from app.core.dates import FIRST_YEAR, LAST_YEAR
from app.core.periods import Period, is_bare_year, parse_period, period_between, period_of, school_year


class WorkingYear(Choice):
    """Năm công tác of a union: what a bare year means to it, money aside, which keeps the calendar year."""

    CALENDAR = "calendar", "Năm dương lịch"
    SCHOOL = "school", "Năm học"


class OfPeriod:
    """Facts of a year, or of another period, whose label is their `year`."""

    __slots__ = ()
    year: str

    @property
    def period(self) -> Period:
        return period_of(self.year)

    @property
    def period_start(self) -> date:
        return self.period.start

    @property
    def period_end(self) -> date:
        return self.period.end


def working_year_on(day: date, kept: WorkingYear | None) -> Period:
    """The working year in which the day lies, or that of the calendar of the books which is nearest.

    `kept` None for a union that does not say: the calendar year.
    """
    if kept is not WorkingYear.SCHOOL:
        year = min(max(day.year, FIRST_YEAR), LAST_YEAR)
        return period_between(date(year, 1, 1), date(year, 12, 31))
    begins = day.year if day.month >= 9 else day.year - 1
    return school_year(min(max(begins, FIRST_YEAR), LAST_YEAR - 1))


def read_year(text: str, kept: WorkingYear | None) -> str:
    """The label of the period that `Năm` names; else BadPeriod.

    Where the school year is the working year, a bare year is the school year that ends in it.
    """
    found = parse_period(text)
    if kept is WorkingYear.SCHOOL and is_bare_year(text):
        return school_year(found.end.year - 1).label
    return found.label


def year_text(label: str, kept: WorkingYear | None) -> str:
    """A text that `read_year` reads as the period of that label, whatever the working year was before."""
    if not label or read_year(label, kept) == label:
        return label
    year = period_of(label)
    return f"{year.start.isoformat()}..{year.end.isoformat()}"


def is_reported_in(own: Period, period: Period) -> bool:
    """Whether what is recorded for its `own` period belongs into a report of another: what lies in it.

    A term is bound by congresses on any days: a report of it has what is recorded for the term of the same
    years, and what ends in it.
    """
    if period.kind != "term":
        return own.within(period)
    return own.label == period.label if own.kind == "term" else period.contains(own.end)


def is_recorded_for(own: Period, day: date | None, period: Period, cut: date) -> bool:
    """Whether what is recorded for its `own` year, decided on a day or on none known, counts in the period.

    A report of the whole year has all of it, decided later too. In a part of it, and where years of two kinds
    overlap, what has a day counts on that day, what has none on the year's last; up to the `cut`.
    """
    if own.within(period):
        return True
    counted = day or own.end
    return own.contains(counted) and period.contains(counted) and counted <= cut
