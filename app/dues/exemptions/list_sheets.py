"""The list of exemptions as a table for Excel. Pure."""

from __future__ import annotations

from app.dues.exemptions.queries import Exempt
from app.papers.lists import Listing
from app.papers.sheet import Column

EXEMPTIONS: Listing[Exempt] = Listing(
    "Danh sách miễn đóng quỹ",
    "mien-dong-quy",
    "lượt miễn",
    (
        (Column("Họ và tên", width=2), lambda one: one.payer),
        (Column("Mã"), lambda one: one.code),
        (Column("Quỹ", width=2), lambda one: one.fund_name or "Mọi quỹ"),
        (Column("Từ ngày", "date"), lambda one: one.row.starts_on),
        (Column("Đến ngày", "date"), lambda one: one.row.ends_on),
        (Column("Lý do", width=3), lambda one: one.row.reason),
    ),
)
