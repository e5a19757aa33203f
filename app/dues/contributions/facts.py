"""What each person paid into a fund, and the round in which they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.log.activities.facts import Channel


@dataclass(frozen=True, slots=True)
class ContributionFacts:
    """A row of the sheet Đóng quỹ: who paid what into which fund, for which period, on which day.

    `period_text` and `payer_name` are kept as written.
    """

    member_id: int
    fund_id: int
    period_text: str
    amount: int
    paid_on: date
    payer_name: str = ""
    channel: Channel | None = None
    voucher_text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CollectionFacts:
    """Facts of a collection itself: the fund, the Kỳ and the day; the rest are its contributions'."""

    fund_id: int
    period_text: str
    paid_on: date
