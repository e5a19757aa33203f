"""The list of counts of the cash box as a table for Excel. Pure."""

from __future__ import annotations

from app.books.counts.queries import ListedCount
from app.papers.lists import Listing
from app.papers.sheet import Column

COUNTS: Listing[ListedCount] = Listing(
    "Danh sách kiểm quỹ",
    "kiem-quy",
    "lần kiểm quỹ",
    (
        (Column("Ngày", "date"), lambda one: one.row.counted_on),
        (Column("Quỹ", width=2), lambda one: one.fund_name or "Tất cả các quỹ"),
        (Column("Theo sổ", "money"), lambda one: one.row.book_amount),
        (Column("Đếm được", "money"), lambda one: one.row.counted_amount),
        (Column("Chênh lệch", "money"), lambda one: one.difference),
        (Column("Lý do", width=2), lambda one: one.row.explanation),
        (Column("Người tham gia", width=2), lambda one: one.row.present),
    ),
)
