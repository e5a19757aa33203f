"""Lists of this feature as tables for Excel. Pure."""

from __future__ import annotations

from app.books.vouchers.facts import ListedVoucher
from app.papers.lists import Listing
from app.papers.sheet import Column

VOUCHERS: Listing[ListedVoucher] = Listing(
    "Danh sách phiếu thu, phiếu chi",
    "phieu-thu-chi",
    "phiếu",
    (
        (Column("Ngày", "date"), lambda one: one.happened_on),
        (Column("Loại"), lambda one: one.kind.label),
        (Column("Số"), lambda one: one.number),
        (Column("Nội dung", width=3), lambda one: one.content),
        (Column("Người nộp, nhận", width=1.5), lambda one: one.person),
        (Column("Quỹ", width=1.5), lambda one: one.fund_name),
        (Column("Số khoản", "count", 0.7), lambda one: one.lines),
        (Column("Số tiền", "money"), lambda one: one.amount),
        (Column("Tình trạng"), lambda one: one.state.label),
    ),
)
