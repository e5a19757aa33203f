"""What each person paid into a fund, and the round in which they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.fields import Booked, Day, Lines, Money, PeriodText, Reference, Text
from app.log.activities.facts import PaidIn, VoucherText

#: What a payment and its round both say.
RoundFund = Annotated[int, Reference("Quỹ", to="funds", required=True)]
RoundPeriod = Annotated[
    str,
    PeriodText(
        "Kỳ",
        required=True,
        help="Như 2024, 03/2024 hoặc Quý 1/2024.",
        example="Quý 1/2024",
        width=14,
    ),
]
RoundDay = Annotated[date, Day("Ngày đóng", required=True)]


@dataclass(frozen=True, slots=True)
class ContributionFacts:
    """A row of the sheet Đóng quỹ: who paid what into which fund, for which period, on which day.

    `period_text` and `payer_name` are kept as written.
    """

    member_id: Annotated[int, Reference("Người đóng", to="people", required=True)]
    fund_id: RoundFund
    period_text: RoundPeriod
    amount: Annotated[int, Money("Số tiền", required=True)]
    paid_on: RoundDay
    payer_name: Annotated[str, Text("Tên ghi trên phiếu", most=200, heading="Họ và tên", width=26)] = ""
    channel: PaidIn = None
    voucher_text: VoucherText = ""
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
    booked_on: Booked = None


@dataclass(frozen=True, slots=True)
class CollectionFacts:
    """Facts of a collection itself: the fund, the Kỳ and the day; the rest are its contributions'."""

    fund_id: RoundFund
    period_text: RoundPeriod
    paid_on: RoundDay
