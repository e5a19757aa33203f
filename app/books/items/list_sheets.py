"""The list of items as a table for Excel. Pure."""

from __future__ import annotations

from app.books.items.rules import ListedItem
from app.papers.lists import Listing
from app.papers.sheet import Column

ITEMS: Listing[ListedItem] = Listing(
    "Khoản mục thu, chi",
    "khoan-muc",
    "khoản mục",
    (
        (Column("Loại", width=0.6), lambda one: one.facts.side.label),
        (Column("Mã", width=0.7), lambda one: one.facts.code),
        (Column("Khoản mục", width=3), lambda one: one.facts.name),
        (
            Column("Nhóm tính tỷ lệ", width=2),
            lambda one: one.facts.share_group.label if one.facts.share_group else None,
        ),
        (Column("Nộp cấp trên", width=0.8), lambda one: "x" if one.facts.remits else None),
        (Column("Từ ngày", "date"), lambda one: one.facts.valid_from),
        (Column("Đến ngày", "date"), lambda one: one.facts.valid_to),
        (Column("Cụm từ quen dùng", width=3), lambda one: "; ".join(one.phrases)),
    ),
)
