"""The lists of gifts as a list. Pure."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from app.life.gifts.facts import GiftListFacts, Occasion
from app.life.gifts.queries import Listed
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

_fact = partial(fact, GiftListFacts, of=attrgetter("row"))

LISTS: Listing[Listed] = Listing(
    "Các danh sách quà",
    "danh-sach-qua",
    "danh sách",
    (
        _fact("title", label="Danh sách", width=3, sort="title", style="lead", drawn=True),
        _fact("occasion", value=lambda one: Occasion(one.row.occasion).label, width=2, on="file"),
        _fact("held_on", label="Ngày", sort="day"),
        ListColumn("people", "Số người", lambda one: one.people, "count", sort="people"),
        ListColumn("amount", "Số tiền", lambda one: one.amount or None, "money", 1.2, sort="amount"),
        _fact("gift_each", label="Quà", width=1.8, on="file"),
        ListColumn("progress", "Tình trạng", lambda one: one.progress.label, sort="progress", drawn=True),
        ListColumn(
            "posted_on",
            "Ngày vào sổ",
            lambda one: one.posted.starts_on if one.posted else None,
            "date",
            on="file",
        ),
        ListColumn(
            "voucher",
            "Số phiếu chi",
            lambda one: one.posted.voucher_text if one.posted else "",
            on="file",
        ),
    ),
)
