"""The list of phiếu thăm hỏi as a table for Excel. Pure."""

from __future__ import annotations

from app.books.vouchers.facts import VisitPaper
from app.papers.lists import Listing
from app.papers.sheet import Column

VISIT_PAPERS: Listing[VisitPaper] = Listing(
    "Danh sách phiếu thăm hỏi",
    "phieu-tham-hoi",
    "phiếu",
    (
        (Column("Ngày", "date"), lambda one: one.happened_on),
        (Column("Số"), lambda one: one.number),
        (Column("Người nhận", width=2), lambda one: one.recipient),
        (Column("Đối tượng", width=1.2), lambda one: one.audience),
        (Column("Lý do"), lambda one: one.reason),
        (Column("Dịp", width=1.2), lambda one: one.occasion),
        (Column("Số người", "count", 0.7), lambda one: one.people),
        (Column("Số tiền", "money"), lambda one: one.amount),
        (Column("Hiện vật", width=1.2), lambda one: one.in_kind),
        (Column("Quỹ", width=1.2), lambda one: one.fund_name),
        (Column("Người đi thăm", width=1.5), lambda one: one.visitors),
    ),
)
