"""Facts that every entry of the log has, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice


class Kind(Choice):
    """Kinds of log entries; each has its own side table."""

    VISIT = "visit", "Thăm hỏi, tặng quà"
    EVENT = "event", "Hoạt động"
    COLLECTION = "collection", "Thu quỹ"
    PETITION = "petition", "Kiến nghị"
    AWARD = "award", "Khen thưởng"
    RATING = "rating", "Xếp loại"
    MONEY = "money", "Thu, chi"


class Channel(Choice):
    """Where money is kept."""

    CASH = "cash", "Tiền mặt"
    BANK = "bank", "Chuyển khoản"


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """The common part of an entry.

    `people`, `times`, `channel` are None where nothing was recorded, so that an export writes an empty cell;
    `amount` is whole đồng, paid by `fund_id` or, where that is None, with others' money.
    `year_only` entries are dated the last day of their year, or other period, which `period_text` names.
    """

    starts_on: date
    title: str
    ends_on: date | None = None
    year_only: bool = False
    period_text: str = ""
    occasion: str = ""
    partners: str = ""
    place: str = ""
    result: str = ""
    note: str = ""
    people: int | None = None
    times: int | None = None
    amount: int | None = None
    fund_id: int | None = None
    channel: Channel | None = None
    voucher_text: str = ""
    member_ids: tuple[int, ...] = ()
    #: More words for the search: names of recipients, granting bodies.
    also_found_by: str = ""
