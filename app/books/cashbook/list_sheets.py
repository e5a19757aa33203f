"""Lists of this feature as tables for Excel. Pure."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from app.books.cashbook.facts import MoneyFacts
from app.books.lines.queries import RunningLine
from app.books.lines.total_queries import Held
from app.core.fields import label_of
from app.core.periods import in_words, period_of
from app.log.activities.facts import GIVER
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.papers.sheet import Cell
from app.web.features import log_kinds

_line, _label = attrgetter("line"), partial(label_of, MoneyFacts)

BOOK: Listing[RunningLine] = Listing(
    "Sổ quỹ",
    "so-quy",
    "dòng",
    (
        ListColumn("day", _label("happened_on"), lambda one: one.line.booked_on, sort="day", on="page"),
        ListColumn("booked_on", _label("booked_on"), lambda one: one.line.booked_on, "date", on="file"),
        ListColumn("happened_on", "Ngày chứng từ", lambda one: one.line.happened_on, "date", on="file"),
        ListColumn("content", _label("description"), lambda one: _content(one), width=3),
        fact(MoneyFacts, "item", of=_line, width=1.3, on="file"),
        fact(MoneyFacts, "counterparty", of=_line, width=1.3, on="file"),
        ListColumn("balance_name", _label("fund_id"), lambda one: one.line.balance_name, width=1.3),
        fact(MoneyFacts, "voucher_text", of=_line),
        ListColumn("received", "Thu", lambda one: one.received or None, "money"),
        ListColumn("paid", "Chi", lambda one: one.paid or None, "money"),
        ListColumn("balance", "Còn", lambda one: one.balance, "money"),
    ),
)


OTHERS: Listing[tuple[Activity]] = Listing(
    "Tiền của nơi khác chi cho đoàn viên",
    "tien-noi-khac",
    "lần",
    (
        ListColumn("day", _label("happened_on"), lambda found: day_or_year(found[0]), "date", sort="day"),
        ListColumn("kind", "Loại", lambda found: log_kinds()[found[0].kind].label, width=1.3, on="file"),
        ListColumn("title", _label("description"), lambda found: found[0].title, width=4, drawn=True),
        ListColumn("giver", GIVER.label, lambda found: found[0].giver, width=2),
        ListColumn("amount", _label("amount"), lambda found: found[0].amount, "money", sort="amount"),
    ),
    page=("title", "day", "giver", "amount"),
)


BALANCES: Listing[Held] = Listing(
    "Số dư các quỹ",
    "so-du-cac-quy",
    "quỹ",
    (
        ListColumn("fund", _label("fund_id"), lambda one: one.fund_name, width=3),
        ListColumn("cash", "Tiền mặt", lambda one: one.cash, "money"),
        ListColumn("bank", "Chuyển khoản", lambda one: one.bank, "money"),
        ListColumn("lent", "Đang cho vay", lambda one: one.lent, "money", on="file"),
        ListColumn("total", "Cộng", lambda one: one.total, "money"),
    ),
)


def day_or_year(entry: Activity) -> Cell:
    """The entry's day; `năm 2024` where only the year is known."""
    return in_words(period_of(entry.period_text)) if entry.period_text else entry.starts_on


def _content(one: RunningLine) -> str:
    if one.line.reversal_of_id is None:
        return one.line.description
    undone = f"Ghi đảo {one.undoes_voucher}".rstrip()
    return f"{undone}: {one.line.reason}" if one.line.reason else undone
