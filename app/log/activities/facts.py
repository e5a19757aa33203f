"""Facts that every entry of the log has, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, Self

from app.core.choices import Choice
from app.core.errors import Refused
from app.core.fields import MoneyOf, OneOf, Text


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
    """Where a fund's money is. Nobody pays in what is `LENT`: only loans move money there and back."""

    CASH = "cash", "Tiền mặt"
    BANK = "bank", "Chuyển khoản"
    LENT = "lent", "Đang cho vay"

    @classmethod
    def offered(cls) -> list[Channel]:
        return [cls.CASH, cls.BANK]


#: How money moved, and the number of the paper that it moved by, as the facts of every kind state them.
PaidIn = Annotated[
    Channel | None, OneOf("Hình thức", choices=Channel, help="Để trống là tiền mặt.", width=14)
]
VoucherText = Annotated[str, Text("Số phiếu", most=200, width=12)]
#: Who gave the money that is none of the union's own.
GIVER = Text("Của ai", help="Tiền, quà của nơi khác: tên cấp trên, công ty, nhà tài trợ.", added=True)
Giver = Annotated[str, GIVER]


class MoneySource(Choice):
    """Whose money an entry's amount is; only the union's own has a fund, and moves in the cash book."""

    OWN = "own", "Công đoàn"
    OTHERS = "others", "Cơ quan, cấp trên, nơi khác"
    UNSETTLED = "unsettled", "Chờ thủ quỹ chọn quỹ"

    @property
    def payer(self) -> str:
        """Who paid, as lists say it."""
        return {MoneySource.OWN: "Quỹ công đoàn", MoneySource.OTHERS: "Nguồn khác"}.get(self, self.label)


def money_of(amount: str) -> MoneyOf:
    """Whose money the fact of this name is.

    The workbook marks what waits for a fund; what has neither mark nor Quỹ chi is other people's.
    """
    return MoneyOf(
        "Tiền của",
        choices=MoneySource,
        marked=MoneySource.UNSETTLED,
        unmarked=MoneySource.OTHERS,
        amount=amount,
        heading="Chờ chọn quỹ",
        added=True,
        width=12,
    )


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """The common part of an entry.

    `people`, `times`, `channel` are None where nothing was recorded, so that an export writes an empty cell;
    `amount` is whole đồng; whose it is says `money_source`, None without an amount or where nobody said.
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
    money_source: MoneySource | None = None
    giver: str = ""
    #: The day on which the book is to count its money; None where its own day decides.
    booked_on: date | None = None

    @classmethod
    def of(cls, facts: Any, **others: Any) -> Self:
        """The entry of the facts of a kind: what has the same name is the same, `others` say the rest."""
        names = (one.name for one in fields(cls))
        return cls(**({name: getattr(facts, name) for name in names if hasattr(facts, name)} | others))


def payer_text(source: MoneySource | None, giver: str) -> str:
    """Who paid, by name where others did and somebody said who; "" without money."""
    if source is None:
        return ""
    return giver if source is MoneySource.OTHERS and giver else source.payer


def refuse_giver_of_own(facts: EntryFacts) -> None:
    """Raise Refused where money of a fund of the union is said to be somebody else's."""
    if facts.giver and facts.fund_id is not None:
        raise Refused("Quỹ của công đoàn chi thì để trống «Của ai».", "giver")


def money_source_of(
    facts: EntryFacts, before: MoneySource | None = None, *, imported: bool = False
) -> MoneySource | None:
    """Whose money the amount of an entry is; None without money.

    Where nobody says it stays as it was `before`. A new amount without a fund then waits for who keeps the
    funds; in old books (`imported`) it is other people's money.
    """
    if facts.fund_id is not None:
        return MoneySource.OWN
    if not facts.amount:
        return None
    stated = next((one for one in (facts.money_source, before) if one and one is not MoneySource.OWN), None)
    return stated or (MoneySource.OTHERS if imported else MoneySource.UNSETTLED)
