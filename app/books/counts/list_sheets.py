"""Counts of the cash box as a list. Pure."""

from __future__ import annotations

from operator import attrgetter

from app.books.counts.facts import CountFacts
from app.books.counts.queries import ListedCount
from app.books.counts.rules import difference_text
from app.core.fields import label_of
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

_row = attrgetter("row")
_DIFFERENCE = "Chênh lệch"
COUNTS: Listing[ListedCount] = Listing(
    "Danh sách kiểm quỹ",
    "kiem-quy",
    "lần kiểm quỹ",
    (
        fact(CountFacts, "counted_on", of=_row, label="Ngày", sort="day", drawn=True),
        ListColumn(
            "fund", label_of(CountFacts, "fund_id"), lambda one: one.fund_name or "Tất cả các quỹ", width=2
        ),
        ListColumn("book", "Theo sổ", lambda one: one.row.book_amount, "money"),
        ListColumn("counted", "Đếm được", lambda one: one.row.counted_amount, "money", sort="amount"),
        ListColumn("difference", _DIFFERENCE, lambda one: one.difference, "money", on="file"),
        # The page says it in words.
        ListColumn(
            "in_words", _DIFFERENCE, lambda one: difference_text(one.difference), on="page", drawn=True
        ),
        fact(CountFacts, "explanation", of=_row, label="Lý do", width=2, cut=120),
        fact(CountFacts, "present", of=_row, label="Người tham gia", width=2, on="file"),
    ),
)
