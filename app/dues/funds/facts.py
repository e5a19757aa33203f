"""Facts of a fund: its rates over time, its nature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from app.books.cashbook.facts import Nature
from app.core.choices import Choice
from app.core.fields import Day, FundName, Money, Number, OneOf, Rate
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
    most. The opening balance is held in `opening_channel` on the morning of `opening_on`. `nature` is the
    fund's, the same in all its rows; None: not said.
    """

    fund_name: Annotated[str, FundName("Tên quỹ", required=True, width=34)]
    basis: Annotated[Basis, OneOf("Kỳ đóng", choices=Basis, required=True, width=13)]
    rate: Annotated[
        Decimal | None,
        Rate(
            "Mức đóng",
            help="Số đồng như 40.000; với tỷ lệ lương thì là phần trăm, như 0,5. Tự nguyện: để trống.",
        ),
    ] = None
    starts_on: Annotated[date | None, Day("Từ ngày", help="Để trống: từ trước đến nay.")] = None
    ends_on: Annotated[date | None, Day("Đến ngày", help="Để trống: vẫn còn áp dụng.")] = None
    remit_percent: Annotated[
        Decimal | None,
        Number(
            "Nộp cấp trên (%)",
            help="Phần thu hộ nộp lên cấp trên, như 100 hoặc 40.",
            heading="Nộp cấp trên",
        ),
    ] = None
    most_amount: Annotated[
        int | None,
        Money(
            "Nhiều nhất mỗi tháng",
            help="Với tỷ lệ lương, ở doanh nghiệp là 10% lương cơ sở. Để trống: không giới hạn.",
            heading="Mức tối đa",
            added=True,
        ),
    ] = None
    part_year: Annotated[
        PartYear,
        OneOf(
            "Là đoàn viên một phần năm thì đóng",
            choices=PartYear,
            help="Với mức đóng theo năm. Để trống là cả mức.",
            heading="Theo số tháng",
            marked=PartYear.MONTHS,
            added=True,
        ),
    ] = PartYear.FULL_RATE
    opening_amount: Annotated[
        int | None, Money("Số dư đầu kỳ", help="Tiền có sẵn trong quỹ vào sáng ngày số dư.")
    ] = None
    opening_on: Annotated[
        date | None, Day("Ngày số dư", help="Thu, chi trước ngày này đã nằm trong số dư, không ghi lại.")
    ] = None
    opening_channel: Annotated[
        Channel | None,
        OneOf(
            "Hình thức của số dư",
            choices=Channel,
            help="Để trống là tiền mặt.",
            heading="Hình thức",
            width=14,
        ),
    ] = None
    nature: Annotated[
        Nature | None,
        OneOf(
            "Tiền của ai?",
            choices=Nature,
            help="Quyết định tiền vào quyết toán (đoàn phí, kinh phí, thu khác) hay theo dõi riêng.",
            heading="Nguồn tiền",
            added=True,
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class FundFacts:
    """Facts of a fund itself, without its terms."""

    nature: Annotated[
        Nature, OneOf("Nguồn tiền", choices=Nature, required=True, absent="the file has rates, not funds")
    ]
