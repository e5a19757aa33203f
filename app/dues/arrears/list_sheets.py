"""The lists of what is owed, and of what was paid ahead or beyond it. Pure."""

from __future__ import annotations

from app.dues.arrears.ahead_queries import Ahead
from app.dues.arrears.queries import Owed
from app.papers.lists import ListColumn, Listing

ARREARS: Listing[Owed] = Listing(
    "Danh sách còn nợ các quỹ",
    "con-no",
    "khoản còn nợ",
    (
        ListColumn("payer", "Họ và tên", lambda one: one.payer, width=2.4, sort="name", drawn=True),
        ListColumn("code", "Mã", lambda one: one.code, on="file"),
        ListColumn("group", "Tổ công đoàn", lambda one: one.union_group, width=1.6),
        ListColumn("fund", "Quỹ", lambda one: one.fund_name, width=2),
        ListColumn("period", "Kỳ", lambda one: one.period.label, sort="age"),
        ListColumn("owed", "Phải đóng", lambda one: one.owed, "money", 1.2),
        ListColumn("paid", "Đã đóng", lambda one: one.paid, "money", 1.2),
        ListColumn("left", "Còn nợ", lambda one: one.left, "money", 1.2, sort="amount"),
        ListColumn("why", "", lambda _one: None, on="page", drawn=True),
    ),
)

AHEAD: Listing[Ahead] = Listing(
    "Danh sách nộp trước, nộp thừa",
    "nop-thua",
    "khoản",
    (
        ListColumn("payer", "Họ và tên", lambda one: one.payer, width=2, drawn=True),
        ListColumn("code", "Mã", lambda one: one.code, on="file"),
        ListColumn("fund", "Quỹ", lambda one: one.fund_name, width=2),
        ListColumn("advance", "Nộp trước", lambda one: one.advance or None, "money", on="file"),
        ListColumn("credit", "Nộp thừa", lambda one: one.credit or None, "money", on="file"),
        # The page has room to say what they are.
        ListColumn("ahead", "Cho kỳ chưa đến", lambda one: one.advance or None, "money", on="page"),
        ListColumn("beyond", "Thừa so với mức đóng", lambda one: one.credit or None, "money", on="page"),
    ),
)
