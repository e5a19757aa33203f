"""The facts of a report that is due every year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Count, OneOf, Text, YesNo


class Stretch(Choice):
    """The kind of period of a report that is due every year."""

    YEAR = "year", "năm"
    SCHOOL_YEAR = "school_year", "năm học"
    FIRST_HALF = "first_half", "6 tháng đầu năm"
    SECOND_HALF = "second_half", "6 tháng cuối năm"
    NINE_MONTHS = "nine_months", "9 tháng"


@dataclass(frozen=True, slots=True)
class DeadlineFacts:
    """A report that is due every year on one day.

    `outline` "" is that of the union's kind. `as_of`: its figures are of that day. `next_year`: the day lies
    in the year after the one that the report is of. It is a task of the first page `days_ahead`.
    """

    label: Annotated[str, Text("Báo cáo", required=True)]
    day: Annotated[int, Count("Ngày", required=True)]
    month: Annotated[int, Count("Tháng", required=True)]
    period: Annotated[Stretch, OneOf("Kỳ", choices=Stretch)] = Stretch.YEAR
    outline: Annotated[str, Text("Đề cương")] = ""
    days_ahead: Annotated[int, Count("Nhắc trước")] = 30
    as_of: Annotated[bool, YesNo("Số liệu của chính ngày ấy")] = False
    next_year: Annotated[bool, YesNo("Hạn ở năm sau")] = False
