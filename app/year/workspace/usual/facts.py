"""What a union of a kind usually records in a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.core.fields import Count, Text


@dataclass(frozen=True, slots=True)
class UsualFacts:
    """A row of a kind's file: something of every year, counted by a figure.

    `least`: the figure is to be at least that. `month`: from the beginning of that month on it is missing,
    0 from the first day of the year. `page`: the blueprint whose form records it. `told`: the narrator whose
    part of the report contains it, as outlines name it.
    """

    name: Annotated[str, Text("Việc", required=True, most=100)]
    figure: Annotated[str, Text("Số liệu", required=True)]
    least: Annotated[int, Count("Ít nhất")] = 1
    month: Annotated[int, Count("Tháng")] = 0
    page: Annotated[str, Text("Trang ghi")] = ""
    told: Annotated[str, Text("Mục kể")] = ""


@dataclass(frozen=True, slots=True)
class Usual:
    """One such row in a period: `count` is None where no figure of the books has the name."""

    facts: UsualFacts
    count: int | None
    is_awaited: bool

    @property
    def is_there(self) -> bool:
        return self.count is not None and self.count >= self.facts.least

    @property
    def is_missing(self) -> bool:
        """Whether it should be recorded by now, and is not."""
        return self.is_awaited and not self.is_there

    @property
    def state(self) -> str:
        """How many are recorded of how many, in words."""
        if self.count is None:
            return f"không có số liệu «{self.facts.figure}»"
        if self.is_there:
            return "đã ghi"
        if self.count:
            return f"mới ghi {self.count}/{self.facts.least}"
        return "chưa ghi" if self.is_awaited else f"thường từ tháng {self.facts.month}"
