"""What a line of the cash book said that was reversed on another day than the book counted it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, Money, OneOf, Reference, Text
from app.core.vietnamese import LONGEST_TEXT


class LineKind(Choice):
    """Which way a line moved money; the stored words are those of `cash_entries.direction`."""

    RECEIPT = "receipt", "Thu"
    PAYMENT = "payment", "Chi"
    TRANSFER = "transfer", "Chuyển"
    OPENING = "opening", "Số dư đầu kỳ"


class Place(Choice):
    """Where a line moved it: what is lent too, which nobody chooses elsewhere in the workbook."""

    CASH = "cash", "Tiền mặt"
    BANK = "bank", "Chuyển khoản"
    LENT = "lent", "Đang cho vay"


@dataclass(frozen=True, slots=True)
class ReversedFacts:
    """A row of the sheet Ghi đảo: a line and its reversal, which differ in the day of the book alone.

    An opening balance without `reversed_on` is the live one, restated and counted on a later day.
    """

    happened_on: Annotated[date, Day("Ngày", required=True)]
    booked_on: Annotated[date, Day("Ngày ghi sổ", required=True)]
    direction: Annotated[LineKind, OneOf("Loại", choices=LineKind, required=True, width=14)]
    description: Annotated[str, Text("Nội dung", most=LONGEST_TEXT, required=True, width=40)]
    amount: Annotated[int, Money("Số tiền", required=True)]
    fund_id: Annotated[int, Reference("Quỹ", to="funds", required=True)]
    channel: Annotated[Place, OneOf("Hình thức", choices=Place, required=True, width=14)]
    reversed_on: Annotated[date | None, Day("Ngày ghi đảo")] = None
    to_fund_id: Annotated[int | None, Reference("Quỹ đến", to="funds")] = None
    to_channel: Annotated[Place | None, OneOf("Hình thức đến", choices=Place, width=14)] = None
    item: Annotated[str, Text("Khoản mục", width=22)] = ""
    counterparty: Annotated[str, Text("Người nộp/nhận", width=22)] = ""
    voucher_text: Annotated[str, Text("Số phiếu", most=200, width=12)] = ""
    reason: Annotated[str, Text("Lý do ghi đảo", most=LONGEST_TEXT, width=30)] = ""
    entry_kind: Annotated[str, Text("Của mục", width=18)] = ""
    entry_key: Annotated[str, Text("Mã dòng của mục", most=64, width=18)] = ""


@dataclass(frozen=True, slots=True)
class ReversedRow:
    """Where such a row is in the books: its key is made of its values, because posted lines never change."""

    row_key: str
    line_id: int
