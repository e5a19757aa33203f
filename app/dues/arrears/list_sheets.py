"""Lists of this feature as tables for Excel. Pure."""

from __future__ import annotations

from app.dues.arrears.ahead_queries import Ahead
from app.papers.lists import Listing
from app.papers.sheet import Column

AHEAD: Listing[Ahead] = Listing(
    "Danh sách nộp trước, nộp thừa",
    "nop-thua",
    "khoản",
    (
        (Column("Họ và tên", width=2), lambda one: one.payer),
        (Column("Mã"), lambda one: one.code),
        (Column("Quỹ", width=2), lambda one: one.fund_name),
        (Column("Nộp trước", "money"), lambda one: one.advance or None),
        (Column("Nộp thừa", "money"), lambda one: one.credit or None),
    ),
)
