"""Lists of this feature as tables for Excel. Pure."""

from __future__ import annotations

from app.books.lines.queries import RunningLine
from app.books.lines.total_queries import Held
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.papers.lists import Listing
from app.papers.sheet import Cell, Column

BOOK: Listing[RunningLine] = Listing(
    "Sổ quỹ",
    "so-quy",
    "dòng",
    (
        (Column("Ngày ghi sổ", "date"), lambda one: one.line.booked_on),
        (Column("Ngày chứng từ", "date"), lambda one: one.line.happened_on),
        (Column("Nội dung", width=3), lambda one: _content(one)),
        (Column("Khoản mục", width=1.3), lambda one: one.line.item),
        (Column("Người nộp, nhận", width=1.3), lambda one: one.line.counterparty),
        (Column("Quỹ", width=1.3), lambda one: one.line.balance_name),
        (Column("Số phiếu"), lambda one: one.line.voucher_text),
        (Column("Thu", "money"), lambda one: one.received or None),
        (Column("Chi", "money"), lambda one: one.paid or None),
        (Column("Còn", "money"), lambda one: one.balance),
    ),
)


OTHERS: Listing[tuple[Activity]] = Listing(
    "Tiền của nơi khác chi cho đoàn viên",
    "tien-noi-khac",
    "lần",
    (
        (Column("Ngày", "date"), lambda found: day_or_year(found[0])),
        (Column("Loại", width=1.3), lambda found: Kind(found[0].kind).label),
        (Column("Nội dung", width=4), lambda found: found[0].title),
        (Column("Số tiền", "money"), lambda found: found[0].amount),
    ),
)


BALANCES: Listing[Held] = Listing(
    "Số dư các quỹ",
    "so-du-cac-quy",
    "quỹ",
    (
        (Column("Quỹ", width=3), lambda one: one.fund_name),
        (Column("Tiền mặt", "money"), lambda one: one.cash),
        (Column("Chuyển khoản", "money"), lambda one: one.bank),
        (Column("Cộng", "money"), lambda one: one.total),
    ),
)


def day_or_year(entry: Activity) -> Cell:
    """The entry's day; `năm 2024` where only the year is known."""
    return f"năm {entry.starts_on.year}" if entry.year_only else entry.starts_on


def _content(one: RunningLine) -> str:
    if one.line.reversal_of_id is None:
        return one.line.description
    undone = f"Ghi đảo {one.undoes_voucher}".rstrip()
    return f"{undone}: {one.line.reason}" if one.line.reason else undone
