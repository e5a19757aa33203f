"""What a voucher and a paper of signatures say, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.books.cashbook.facts import VoucherKind
from app.core.choices import Choice


class State(Choice):
    """What became of a voucher; the first of a list is nothing chosen."""

    STANDING = "standing", "Trong sổ"
    REVERSED = "reversed", "Đã ghi đảo"
    UNNUMBERED = "unnumbered", "Chưa có số"


class CashKind(Choice):
    """The vouchers of cash."""

    RECEIPT = "receipt", "Phiếu thu"
    PAYMENT = "payment", "Phiếu chi"


@dataclass(frozen=True, slots=True)
class ListedVoucher:
    """A voucher in the list: the id of its first line, its sums; `number` "" has none yet."""

    id: int
    kind: VoucherKind
    number: str
    happened_on: date
    content: str
    person: str
    fund_name: str
    amount: int
    lines: int
    undone: int

    @property
    def state(self) -> State:
        if self.undone == self.lines:
            return State.REVERSED
        return State.STANDING if self.number else State.UNNUMBERED


@dataclass(frozen=True, slots=True)
class VoucherLine:
    """A line of the cash book on a voucher; `undone_on` is the day on which it was reversed, for `reason`."""

    id: int
    activity_id: int
    activity_kind: str
    fund_name: str
    item: str
    content: str
    amount: int
    undone_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class VoucherPaper:
    """A phiếu thu (C40-BB) or phiếu chi (C41-BB); `number` "" has none yet.

    `person` is who pays in or receives, `address` their union group, `enclosed` how many scans belong to it.
    """

    id: int
    kind: VoucherKind
    number: str
    happened_on: date
    booked_on: date
    person: str
    address: str
    prepared_by: str
    lines: tuple[VoucherLine, ...]
    enclosed: int = 0

    @property
    def amount(self) -> int:
        """The sum of its lines, reversed or not: a paper keeps its amount."""
        return sum(one.amount for one in self.lines)

    @property
    def content(self) -> str:
        """What it was for; several lines are told one by one below it."""
        said = list(dict.fromkeys(one.content for one in self.lines))
        return said[0] if len(said) == 1 else "; ".join(said)

    @property
    def undone(self) -> tuple[VoucherLine, ...]:
        return tuple(one for one in self.lines if one.undone_on)

    @property
    def is_reversed(self) -> bool:
        """Whether nothing of it holds any more."""
        return len(self.undone) == len(self.lines)


@dataclass(frozen=True, slots=True)
class VisitPaper:
    """A phiếu thăm hỏi: what the log says of one visit or gift; `address`: union group of the one named."""

    id: int
    number: str
    happened_on: date
    is_visit: bool
    reason: str
    recipient: str
    audience: str
    address: str
    occasion: str
    people: int
    amount: int | None
    in_kind: str
    fund_name: str
    visitors: str
    prepared_by: str
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""
