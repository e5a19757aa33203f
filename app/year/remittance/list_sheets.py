"""Remittances as a table for Excel. Pure."""

from __future__ import annotations

from app.papers.lists import Listing
from app.papers.sheet import Column
from app.year.remittance.rules import Remittance

REMITTANCE: Listing[Remittance] = Listing(
    "Nộp cấp trên",
    "nop-cap-tren",
    "quỹ",
    (
        (Column("Quỹ", width=2.5), lambda one: one.fund_name),
        (Column("Đã thu", "money"), lambda one: one.collected),
        (Column("Tỷ lệ nộp", width=0.8), lambda one: one.percent_text),
        (Column("Kỳ trước còn", "money"), lambda one: one.carried),
        (Column("Phải nộp", "money"), lambda one: one.due),
        (Column("Đã nộp", "money"), lambda one: one.sent),
        (Column("Còn phải nộp", "money"), lambda one: one.left),
    ),
)
