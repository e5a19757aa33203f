"""Facts of the cash book: receipts, payments, transfers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Booked, Day, Money, OneOf, Reference, Text
from app.core.vietnamese import LONGEST_TEXT
from app.log.activities.facts import Channel, EntryFacts, PaidIn, VoucherText

#: The item (khoản mục) for what members pay.
DUES_ITEM = "Đoàn viên đóng góp"


class Direction(Choice):
    """Loại of the sheet Thu chi."""

    RECEIPT = "receipt", "Thu"
    PAYMENT = "payment", "Chi"
    TRANSFER = "transfer", "Chuyển"


class Nature(Choice):
    """Whose money a fund holds: the union's own (by source), passed on for others, given for a purpose."""

    DUES = "dues", "Đoàn phí"
    UNION_FEE = "union_fee", "Kinh phí công đoàn"
    OWN_OTHER = "own_other", "Thu khác của công đoàn"
    PASS_THROUGH = "pass_through", "Quỹ xã hội thu hộ, nộp hộ"
    VOLUNTARY = "voluntary", "Quỹ tự nguyện"

    @property
    def is_own(self) -> bool:
        """Whether the money is the union's own, settled with the upper level (tài chính công đoàn)."""
        return self in OWN


OWN = frozenset({Nature.DUES, Nature.UNION_FEE, Nature.OWN_OTHER})


class VoucherKind(Choice):
    """Papers that the register numbers, each kind by itself in each year."""

    RECEIPT = "receipt", "Phiếu thu"
    PAYMENT = "payment", "Phiếu chi"
    VISIT = "visit", "Phiếu thăm hỏi"

    @property
    def prefix(self) -> str:
        """The prefix of its numbers."""
        return {VoucherKind.RECEIPT: "PT", VoucherKind.PAYMENT: "PC", VoucherKind.VISIT: "TH"}[self]


#: A fund's money in one channel.
BalanceKey = tuple[int, Channel]


@dataclass(frozen=True, slots=True)
class Movement:
    """Change of a balance on a day of the book, đồng; or the balance itself at the end of a day."""

    balance_key: BalanceKey
    booked_on: date
    amount: int


@dataclass(frozen=True, slots=True)
class Posting:
    """One entry of the cash book that a log entry requires; `amount` > 0 in whole đồng.

    `part` distinguishes the receipts of one collection; everything else posts a single part "". `booked_on`:
    the day on which the book is to count it, None where its day and the closings decide that.
    """

    direction: Direction
    happened_on: date
    fund_id: int
    channel: Channel
    amount: int
    description: str
    item: str = ""
    counterparty: str = ""
    voucher_text: str = ""
    to_fund_id: int | None = None
    to_channel: Channel | None = None
    part: str = ""
    booked_on: date | None = field(default=None, compare=False)

    @property
    def balance_key(self) -> BalanceKey:
        """Where the money comes in or goes out; a transfer's first end."""
        return self.fund_id, self.channel

    @property
    def to_balance_key(self) -> BalanceKey | None:
        """A transfer's second end."""
        return (self.to_fund_id, self.to_channel) if self.to_fund_id and self.to_channel else None

    @property
    def balance_keys(self) -> tuple[BalanceKey, ...]:
        """The balances that it changes: one, or a transfer's two ends."""
        return (self.balance_key, self.to_balance_key) if self.to_balance_key else (self.balance_key,)


@dataclass(frozen=True, slots=True)
class MoneyFacts:
    """A plain receipt, payment or transfer: a row of the sheet Thu chi."""

    happened_on: Annotated[date, Day("Ngày", required=True)]
    direction: Annotated[Direction, OneOf("Loại", choices=Direction, required=True, width=9)]
    description: Annotated[
        str,
        Text(
            "Nội dung",
            most=LONGEST_TEXT,
            required=True,
            width=40,
            help="Gõ vài chữ để chọn cụm từ quen dùng.",
        ),
    ]
    amount: Annotated[int, Money("Số tiền", required=True, help="Ví dụ 500000, 500k hoặc 1,5tr.")]
    fund_id: Annotated[int, Reference("Quỹ", to="funds", required=True)]
    item: Annotated[
        str,
        Text(
            "Khoản mục",
            width=22,
            help="Để trống: theo cụm từ ở Nội dung. Quyết toán cộng theo khoản mục.",
        ),
    ] = ""
    counterparty: Annotated[str, Text("Người nộp, nhận", heading="Người nộp/nhận", width=22)] = ""
    to_fund_id: Annotated[
        int | None,
        Reference(
            "Chuyển đến quỹ", to="funds", heading="Quỹ đến", help="Để trống: vẫn quỹ ấy, chỉ đổi hình thức."
        ),
    ] = None
    channel: PaidIn = None
    to_channel: Annotated[
        Channel | None,
        OneOf(
            "Hình thức ở nơi đến",
            choices=Channel,
            heading="Hình thức đến",
            width=14,
            help="Để trống: như nơi đi.",
        ),
    ] = None
    voucher_text: VoucherText = ""
    booked_on: Booked = None

    def entry(self) -> EntryFacts:
        return EntryFacts(
            starts_on=self.happened_on,
            title=self.description,
            amount=self.amount,
            fund_id=self.fund_id,
            channel=self.channel,
            voucher_text=self.voucher_text,
            also_found_by=f"{self.item} {self.counterparty}",
        )

    def posting(self) -> Posting:
        is_transfer = self.direction is Direction.TRANSFER
        return Posting(
            direction=self.direction,
            happened_on=self.happened_on,
            fund_id=self.fund_id,
            channel=self.channel or Channel.CASH,
            amount=self.amount,
            description=self.description,
            item=self.item,
            counterparty=self.counterparty,
            voucher_text=self.voucher_text,
            to_fund_id=(self.to_fund_id or self.fund_id) if is_transfer else None,
            to_channel=(self.to_channel or self.channel or Channel.CASH) if is_transfer else None,
            booked_on=self.booked_on,
        )
