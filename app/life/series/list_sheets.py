"""The list of recurring activities. Pure."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from app.life.series.facts import SeriesFacts
from app.life.series.queries import SeriesLine
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

_fact = partial(fact, SeriesFacts, of=attrgetter("facts"))


def series_list(year: int) -> Listing[SeriesLine]:
    """The list of recurring activities with their times in a year."""
    return Listing(
        "Việc định kỳ",
        "viec-dinh-ky",
        "việc",
        (
            _fact("title", width=3, sort="title", style="lead", drawn=True),
            _fact("category", width=1.5, sort="category"),
            _fact("cadence", width=1.2, sort="cadence"),
            _fact("place", width=1.5, on="file"),
            _fact("starts_on", on="file"),
            _fact("ends_on", on="file"),
            ListColumn("times", "Số lần trong năm", lambda one: len(one.occurrences), "count", on="file"),
            ListColumn("settled", "Đã ghi", lambda one: one.settled, "count", on="file"),
            ListColumn(
                "of_all",
                f"Đã ghi năm {year}",
                lambda one: f"{one.settled}/{len(one.occurrences)}",
                sort="settled",
                style="num",
                on="page",
            ),
            ListColumn(
                "missed", "Đã qua, chưa ghi", lambda one: one.missed, "count", sort="missed", drawn=True
            ),
            ListColumn("next", "Chưa ghi từ", lambda one: one.next_open, "date", sort="next"),
        ),
    )
