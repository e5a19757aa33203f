"""The columns of each of the three ledgers, and how a line of the book fills them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.books.cashbook.facts import VoucherKind
from app.books.ledgers.queries import Given
from app.books.lines.queries import RunningLine
from app.core.dates import format_date
from app.log.activities.facts import Channel
from app.papers.sheet import Cell, Column

Cells = tuple[Cell, ...]
#: Makes the cells before the money, from the line, its text and the numbers that the register gave later.
FormatCells = Callable[[RunningLine, str, Given], Cells]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger: which form it is, which money it holds (None: cash and bank), and its columns.

    The last three columns are money in, money out and the balance; `label_column` is the index of the column
    for the labels of openings and sums.
    """

    form: str
    title: str
    channel: Channel | None
    columns: tuple[Column, ...]
    format_cells: FormatCells
    label_column: int
    keeper: str
    before: tuple[str, ...] = ()
    landscape: bool = False


def line_text(one: RunningLine, end: date) -> str:
    """The text of a line, with its reversal and whether it corrects a closed period.

    A reversal after the ledger's last day is left out: a ledger printed again has the same text.
    """
    line = one.line
    if line.reversal_of_id:
        text = f"Ghi đảo {one.undoes_voucher}".rstrip() + f": {line.description}"
        text += f". Lý do: {line.reason}" if line.reason else ""
    else:
        text = f"{line.description} (ghi lại: {line.reason})" if line.reason else line.description
    if one.undone_on and one.undone_on <= end:
        text += f" (đã ghi đảo {format_date(one.undone_on)})"
    if line.is_late:
        text += f" [sửa cho kỳ đã khóa, chứng từ ngày {format_date(line.happened_on)}]"
    return text


def _number(one: RunningLine, kind: VoucherKind, given: Given) -> str:
    line = one.line
    return line.voucher_text or given.get((line.activity_id or 0, kind), "")


def _cash(one: RunningLine, words: str, given: Given) -> Cells:
    receipt = _number(one, VoucherKind.RECEIPT, given) if one.received else None
    payment = _number(one, VoucherKind.PAYMENT, given) if one.paid else None
    return one.line.booked_on, one.line.happened_on, receipt, payment, words


def _bank(one: RunningLine, words: str, _given: Given) -> Cells:
    return one.line.booked_on, one.line.voucher_text, words


def _both(one: RunningLine, words: str, given: Given) -> Cells:
    kind = VoucherKind.RECEIPT if one.received else VoucherKind.PAYMENT
    number = _number(one, kind, given)
    return one.line.booked_on, number, f"{words} – {one.line.balance_name}", one.line.item


CASH_BOOK = Ledger(
    form="Mẫu số S11-H",
    title="SỔ QUỸ TIỀN MẶT",
    channel=Channel.CASH,
    columns=(
        Column("Ngày ghi sổ", "date", 1.1),
        Column("Ngày chứng từ", "date", 1.1),
        Column("Thu", "text", 1.2, "Số phiếu"),
        Column("Chi", "text", 1.2, "Số phiếu"),
        Column("Diễn giải", "text", 4.2),
        Column("Thu", "money", 1.4, "Số tiền"),
        Column("Chi", "money", 1.4, "Số tiền"),
        Column("Tồn", "money", 1.4, "Số tiền"),
    ),
    format_cells=_cash,
    label_column=4,
    keeper="Thủ quỹ",
    landscape=True,
)
BANK_BOOK = Ledger(
    form="Mẫu số S12-H",
    title="SỔ TIỀN GỬI NGÂN HÀNG, KHO BẠC",
    channel=Channel.BANK,
    columns=(
        Column("Ngày", "date", 1.1),
        Column("Số chứng từ", "text", 1.3),
        Column("Diễn giải", "text", 4),
        Column("Gửi vào", "money", 1.4),
        Column("Rút ra", "money", 1.4),
        Column("Số dư", "money", 1.4),
    ),
    format_cells=_bank,
    label_column=2,
    keeper="Người lập",
    before=(
        "Nơi mở tài khoản: ................................... Số tài khoản: ..............................",
    ),
)
MONEY_BOOK = Ledger(
    form="",
    title="SỔ THU, CHI",
    channel=None,
    columns=(
        Column("Ngày", "date", 1.1),
        Column("Số phiếu", "text", 1.3),
        Column("Diễn giải", "text", 4.2),
        Column("Khoản mục", "text", 2),
        Column("Thu", "money", 1.4),
        Column("Chi", "money", 1.4),
        Column("Tồn", "money", 1.4),
    ),
    format_cells=_both,
    label_column=2,
    keeper="Người lập",
    landscape=True,
)
