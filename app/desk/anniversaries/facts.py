"""The facts of a day that comes every year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.core.fields import Count, Text, YesNo


@dataclass(frozen=True, slots=True)
class AnniversaryFacts:
    """A day that comes every year; `year`: that of the event itself, None where years are not counted."""

    name: Annotated[str, Text("Tên ngày", required=True, help="Như Ngày thành lập Công đoàn Việt Nam.")]
    day: Annotated[int, Count("Ngày", required=True)]
    month: Annotated[int, Count("Tháng", required=True)]
    year: Annotated[
        int | None, Count("Năm của sự kiện", help="Để đếm «96 năm ngày…»; để trống nếu không đếm.")
    ] = None
    is_lunar: Annotated[bool, YesNo("Theo âm lịch")] = False
