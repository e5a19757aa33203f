"""Facts of a fund: its rates over time, its nature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.books.cashbook.facts import Nature
from app.core.choices import Choice
from app.log.activities.facts import Channel


class Basis(Choice):
    """Kỳ đóng: what the rate is counted by."""

    YEAR = "year", "Năm"
    MONTH = "month", "Tháng"
    SALARY_SHARE = "salary_share", "Tỷ lệ lương"
    VOLUNTARY = "voluntary", "Tự nguyện"


class PartYear(Choice):
    """How a yearly rate applies to members for a part of the year."""

    FULL_RATE = "whole", "Cả mức"
    MONTHS = "months", "Theo số tháng là đoàn viên"


@dataclass(frozen=True, slots=True)
class TermFacts:
    """A row of the sheet Quỹ: the fund's rate from `starts_on` to `ends_on`, both inclusive, None: open.

    `rate` is whole đồng, or per cent of the dues salary for SALARY_SHARE, with `most_amount` đồng a month at
    most. The opening balance is held in `opening_channel` on the morning of `opening_on`.
    """

    fund_name: str
    basis: Basis
    rate: Decimal | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    remit_percent: Decimal | None = None
    opening_amount: int | None = None
    opening_on: date | None = None
    opening_channel: Channel | None = None
    most_amount: int | None = None
    part_year: PartYear = PartYear.FULL_RATE


@dataclass(frozen=True, slots=True)
class FundFacts:
    """Facts of a fund itself, without its terms."""

    nature: Nature
