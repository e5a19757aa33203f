"""The list of vouchers. Pure."""

from __future__ import annotations

from app.books.vouchers.facts import ListedVoucher
from app.papers.lists import ListColumn, Listing

VOUCHERS: Listing[ListedVoucher] = Listing(
    "Danh sách phiếu thu, phiếu chi",
    "phieu-thu-chi",
    "phiếu",
    (
        ListColumn("tick", "Chọn", lambda _one: None, on="page"),
        ListColumn("day", "Ngày", lambda one: one.happened_on, "date", sort="day"),
        ListColumn("kind", "Loại", lambda one: one.kind.label, on="file"),
        ListColumn("number", "Số", lambda one: one.number, sort="number"),
        ListColumn("content", "Nội dung", lambda one: one.content, width=3),
        ListColumn("person", "Người nộp, nhận", lambda one: one.person, width=1.5, on="file"),
        ListColumn("fund", "Quỹ", lambda one: one.fund_name, width=1.5),
        ListColumn("lines", "Số khoản", lambda one: one.lines, "count", 0.7, on="file"),
        ListColumn("amount", "Số tiền", lambda one: one.amount, "money", sort="amount"),
        ListColumn("state", "Tình trạng", lambda one: one.state.label),
    ),
    page=("tick", "number", "day", "content", "fund", "amount", "state"),
)
