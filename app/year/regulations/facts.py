"""What a regulation sets from a day on, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, Lines, OneOf, Rate, Text


class Regulated(Choice):
    """What is set."""

    DUES_RATE = "dues_rate", "Mức đóng đoàn phí"
    DUES_CAP = "dues_cap", "Đoàn phí nhiều nhất mỗi tháng"
    BASE_SALARY = "base_salary", "Lương cơ sở"
    REMIT_SHARE = "remit_share", "Đoàn phí nộp cấp trên"

    @property
    def unit(self) -> str:
        """What follows its value."""
        return _UNITS[self]


_UNITS = {
    Regulated.DUES_RATE: "% tiền lương",
    Regulated.DUES_CAP: "% lương cơ sở",
    Regulated.BASE_SALARY: "đ",
    Regulated.REMIT_SHARE: "%",
}


@dataclass(frozen=True, slots=True)
class RegulationFacts:
    """A row of the sheet Mức theo quy định: `value` holds from `starts_on` until the next row of `what`."""

    what: Annotated[Regulated, OneOf("Mức gì", choices=Regulated, required=True, width=30)]
    value: Annotated[
        Decimal,
        Rate(
            "Mức",
            required=True,
            help="Phần trăm như 0,5; riêng lương cơ sở thì là số đồng như 2.530.000.",
        ),
    ]
    starts_on: Annotated[date, Day("Từ ngày", required=True)]
    source: Annotated[
        str, Text("Văn bản", required=True, width=30, help="Văn bản quy định, như QĐ 61/QĐ-TLĐ.")
    ]
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""


@dataclass(frozen=True, slots=True)
class HandedLine:
    """A line as in the file of a union above; `key` distinguishes it from the others of that union."""

    key: str
    facts: RegulationFacts


@dataclass(frozen=True, slots=True)
class HandedLines:
    """Every line that a union hands down. `made_at`: the moment of the file, later ones are newer.

    `unread`: how many lines say what only a newer program knows.
    """

    made_at: str
    lines: tuple[HandedLine, ...]
    unread: int = 0
