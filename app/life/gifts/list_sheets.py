"""The lists of gifts as a table for Excel. Pure."""

from __future__ import annotations

from app.life.gifts.facts import Occasion
from app.life.gifts.queries import Listed
from app.papers.lists import Listing
from app.papers.sheet import Column

LISTS: Listing[Listed] = Listing(
    "Các danh sách quà",
    "danh-sach-qua",
    "danh sách",
    (
        (Column("Danh sách", width=3), lambda one: one.row.title),
        (Column("Dịp", width=2), lambda one: Occasion(one.row.occasion).label),
        (Column("Ngày", "date"), lambda one: one.row.held_on),
        (Column("Số người", "count"), lambda one: one.people),
        (Column("Số tiền", "money", 1.2), lambda one: one.amount or None),
        (Column("Quà", width=1.8), lambda one: one.row.gift_each),
        (Column("Tình trạng"), lambda one: one.progress.label),
        (Column("Ngày vào sổ", "date"), lambda one: one.posted.starts_on if one.posted else None),
        (Column("Số phiếu chi"), lambda one: one.posted.voucher_text if one.posted else ""),
    ),
)
