"""The list of days that come every year. Pure."""

from __future__ import annotations

from functools import partial

from app.core.fields import label_of
from app.desk.anniversaries.facts import AnniversaryFacts
from app.desk.anniversaries.queries import DayLine
from app.log.records import columns
from app.papers.lists import ListColumn, Listing

_fact = partial(columns.fact, AnniversaryFacts, of=lambda one: one.facts)


def _written(one: DayLine) -> str:
    return f"{one.facts.day}/{one.facts.month}{' âm lịch' if one.facts.is_lunar else ''}"


LIST_OF_DAYS: Listing[DayLine] = Listing(
    "Ngày kỷ niệm",
    "ngay-ky-niem",
    "ngày",
    (
        _fact("name", width=3.5, sort="name", drawn=True, style="lead"),
        ListColumn("day", label_of(AnniversaryFacts, "day"), _written, width=1.2, sort="day", style="day"),
        _fact("year", kind="year", sort="year", style="num"),
        ListColumn("next", "Lần tới", lambda one: one.next_on, kind="date", sort="next", style="day"),
        ListColumn("years", "Là năm thứ", lambda one: one.years, kind="count", sort="years"),
    ),
)
