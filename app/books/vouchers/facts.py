"""Vouchers and the paper of a visit as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.books.cashbook.facts import VoucherKind
from app.core.choices import Choice


class State(Choice):
    """The state of a voucher."""

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
        """What it was for; the contents of several lines in one."""
        return "; ".join(dict.fromkeys(one.content for one in self.lines))

    @property
    def undone(self) -> tuple[VoucherLine, ...]:
        return tuple(one for one in self.lines if one.undone_on)

    @property
    def is_reversed(self) -> bool:
        """Whether all its lines were reversed."""
        return len(self.undone) == len(self.lines)


@dataclass(frozen=True, slots=True)
class VisitPaper:
    """A phiếu thăm hỏi: a visit or gift of the log; `address`: union group of the person named."""

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
