"""The facts of recurring activities, and their due days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.dates import day_in
from app.core.fields import Day, OneOf, Text
from app.life.events.facts import Category


class Cadence(Choice):
    """How often an activity recurs."""

    MONTH = "month", "Hằng tháng"
    QUARTER = "quarter", "Hằng quý"
    HALF_YEAR = "half_year", "Sáu tháng một lần"
    YEAR = "year", "Hằng năm"


MONTHS = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.HALF_YEAR: 6, Cadence.YEAR: 12}


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """An activity that recurs from `starts_on` to `ends_on` (both inclusive), such as a monthly meeting."""

    title: Annotated[str, Text("Tên", required=True, most=1000, help="Ví dụ: Họp Ban Chấp hành.")]
    category: Annotated[Category, OneOf("Loại", choices=Category, required=True)]
    cadence: Annotated[Cadence, OneOf("Bao lâu một lần", choices=Cadence, required=True)]
    starts_on: Annotated[
        date, Day("Lần đầu", required=True, help="Những lần sau rơi vào cùng ngày trong tháng.")
    ]
    ends_on: Annotated[date | None, Day("Đến hết ngày", help="Để trống nếu chưa định thôi.")] = None
    place: Annotated[str, Text("Địa điểm", most=500)] = ""


def due_days(facts: SeriesFacts, year: int) -> list[date]:
    """The due days in a year: the same day of the month as `starts_on`, or the month's last day."""
    first, step = facts.starts_on, MONTHS[facts.cadence]
    months = [month for month in range(1, 13) if (month - first.month) % step == 0]
    days = [day_in(year, month, first.day) for month in months]
    return [day for day in days if first <= day <= (facts.ends_on or date.max)]
