"""Items, phrases and limits as lists. Pure."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from app.books.items.facts import ItemFacts, ItemSide, LimitFacts, PhraseFacts
from app.books.items.models import CashItem, CashPhrase, ShareLimit
from app.books.items.rules import ListedItem
from app.core.dates import format_date
from app.core.fields import label_of
from app.core.vietnamese import decimal_text
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

_facts = attrgetter("facts")
ITEMS: Listing[ListedItem] = Listing(
    "Khoản mục thu, chi",
    "khoan-muc",
    "khoản mục",
    (
        fact(ItemFacts, "side", of=_facts, width=0.6),
        fact(ItemFacts, "code", of=_facts, width=0.7, drawn=True),
        fact(ItemFacts, "name", of=_facts, label="Khoản mục", width=3, drawn=True),
        fact(ItemFacts, "share_group", of=_facts, label="Nhóm tính tỷ lệ", width=2),
        ListColumn(
            "remits", "Nộp cấp trên", lambda one: "x" if one.facts.remits else None, width=0.8, on="file"
        ),
        fact(ItemFacts, "valid_from", of=_facts, on="file"),
        fact(ItemFacts, "valid_to", of=_facts, on="file"),
        ListColumn("phrases", label_of(PhraseFacts, "words"), lambda one: "; ".join(one.phrases), width=3),
    ),
    page=("name", "code", "side", "share_group", "phrases"),
)
PHRASES: Listing[tuple[CashPhrase, PhraseFacts, CashItem]] = Listing(
    "Cụm từ quen dùng",
    "cum-tu",
    "cụm từ",
    (
        fact(PhraseFacts, "words", label="Cụm từ"),
        ListColumn("item", label_of(PhraseFacts, "item_id"), lambda one: one[2].name),
        ListColumn("code", label_of(ItemFacts, "code"), lambda one: one[2].code),
        ListColumn("side", label_of(ItemFacts, "side"), lambda one: ItemSide(one[2].side).label),
    ),
)
LIMITS: Listing[tuple[ShareLimit, LimitFacts]] = Listing(
    "Giới hạn tỷ lệ chi",
    "gioi-han",
    "giới hạn",
    (
        fact(LimitFacts, "share_group"),
        fact(LimitFacts, "nature"),
        ListColumn("bound", label_of(LimitFacts, "bound"), lambda one: _bound(one[1]), "percent"),
        ListColumn("valid", "Áp dụng", lambda one: _valid(one[1])),
        fact(LimitFacts, "source"),
    ),
)


def _bound(facts: LimitFacts) -> str:
    return f"{facts.bound.label.lower()} {decimal_text(facts.percent)}%"


def _valid(facts: LimitFacts) -> str:
    def day_or(day: date | None, text: str) -> str:
        return format_date(day) if day else text

    return f"từ {day_or(facts.valid_from, 'trước')} đến {day_or(facts.valid_to, 'nay')}"
