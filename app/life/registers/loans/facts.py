"""What is recorded of a loan, and of each return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.books.cashbook.facts import Direction, Posting
from app.core.choices import Choice
from app.core.fields import Booked, Day, Lines, Money, People, Reference, Text
from app.core.vietnamese import LONGEST_TEXT
from app.log.activities.facts import Channel, EntryFacts, PaidIn, VoucherText

#: What the cash book calls money that is lent, and money that comes back.
LENT_ITEM, RETURNED_ITEM = "Cho vay", "Thu nợ cho vay"
_OF_ITS_LOAN = "its loan says it"


class LoanState(Choice):
    """How a loan stands on a day."""

    OWED = "owed", "Còn nợ"
    OVERDUE = "overdue", "Quá hạn"
    SETTLED = "settled", "Đã trả hết"


@dataclass(frozen=True, slots=True)
class LoanFacts:
    """A row of the sheet Cho vay. `amount` is whole đồng; one borrower, of the roster or by name."""

    lent_on: Annotated[
        date,
        Day(
            "Ngày cho vay",
            required=True,
            help="Khoản vay có trước ngày mở sổ của quỹ: ghi cả, phần còn nợ tính vào số dư đầu kỳ.",
        ),
    ]
    amount: Annotated[int, Money("Số tiền cho vay", required=True)]
    fund_id: Annotated[int, Reference("Cho vay từ quỹ", to="funds", required=True)]
    due_on: Annotated[date | None, Day("Hạn trả", help="Để trống nếu không hẹn ngày.")] = None
    borrower: Annotated[str, Text("Người vay khác", help="Người không có trong danh sách.", width=28)] = ""
    purpose: Annotated[str, Text("Mục đích vay", most=LONGEST_TEXT, width=28)] = ""
    channel: PaidIn = None
    voucher_text: VoucherText = ""
    member_ids: Annotated[tuple[int, ...], People("Đoàn viên vay")] = ()
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
    booked_on: Booked = None

    @property
    def title(self) -> str:
        """Its title in log and cash book: without name and purpose of a member."""
        return f"Cho {self.borrower or 'đoàn viên'} vay"

    def entry(self) -> EntryFacts:
        return EntryFacts.of(
            self,
            starts_on=self.lent_on,
            occasion=self.purpose,
            also_found_by=LENT_ITEM,
        )

    def posting(self) -> Posting:
        """The money goes from cash or bank to what the same fund has lent: no payment, the fund keeps it."""
        place = self.channel or Channel.CASH
        return _moved(self, self.lent_on, self.title, LENT_ITEM, (place, Channel.LENT), self.borrower)


@dataclass(frozen=True, slots=True)
class ReturnFacts:
    """A row of the sheet Trả nợ vay. `amount` is whole đồng; the last three facts are the loan's."""

    loan: Annotated[
        str,
        Text(
            "Khoản vay",
            most=64,
            required=True,
            heading="Mã dòng khoản vay",
        ),
    ]
    happened_on: Annotated[date, Day("Ngày trả", required=True)]
    amount: Annotated[int, Money("Số tiền trả", required=True)]
    channel: PaidIn = None
    voucher_text: VoucherText = ""
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
    booked_on: Booked = None
    about: Annotated[str, Text("Nội dung", most=LONGEST_TEXT, absent=_OF_ITS_LOAN)] = ""
    fund_id: Annotated[int, Reference("Quỹ", to="funds", absent=_OF_ITS_LOAN)] = 0
    member_ids: Annotated[tuple[int, ...], People("Đoàn viên vay", absent=_OF_ITS_LOAN)] = ()

    def entry(self) -> EntryFacts:
        return EntryFacts.of(
            self,
            starts_on=self.happened_on,
            title=self.about,
            also_found_by=RETURNED_ITEM,
        )

    def posting(self) -> Posting:
        """The money comes back from what the fund has lent: no receipt."""
        place = self.channel or Channel.CASH
        return _moved(self, self.happened_on, self.about, RETURNED_ITEM, (Channel.LENT, place))


def _moved(
    facts: LoanFacts | ReturnFacts,
    day: date,
    description: str,
    item: str,
    places: tuple[Channel, Channel],
    counterparty: str = "",
) -> Posting:
    """The money's way from one place of its fund to another."""
    return Posting(
        direction=Direction.TRANSFER,
        happened_on=day,
        fund_id=facts.fund_id,
        channel=places[0],
        amount=facts.amount,
        description=description,
        item=item,
        counterparty=counterparty,
        voucher_text=facts.voucher_text,
        to_fund_id=facts.fund_id,
        to_channel=places[1],
        booked_on=facts.booked_on,
    )
