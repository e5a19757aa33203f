"""Remittances as a list. Pure."""

from __future__ import annotations

from app.papers.lists import ListColumn, Listing
from app.year.remittance.rules import Remittance

REMITTANCE: Listing[Remittance] = Listing(
    "Nộp cấp trên",
    "nop-cap-tren",
    "quỹ",
    (
        ListColumn("fund", "Quỹ", lambda one: one.fund_name, width=2.5),
        ListColumn("collected", "Đã thu", lambda one: one.collected, "money"),
        ListColumn("percent", "Tỷ lệ nộp", lambda one: one.percent_text, width=0.8),
        ListColumn("carried", "Kỳ trước còn", lambda one: one.carried, "money"),
        ListColumn("due", "Phải nộp", lambda one: one.due, "money"),
        ListColumn("sent", "Đã nộp", lambda one: one.sent, "money"),
        ListColumn("left", "Còn phải nộp", lambda one: one.left, "money"),
        ListColumn("pay", "", lambda _one: None, on="page"),
    ),
)
