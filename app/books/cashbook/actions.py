"""Writes of plain receipts, payments and transfers."""

from __future__ import annotations

from app.books.cashbook.facts import MoneyFacts
from app.books.cashbook.models import MoneyEntry
from app.books.cashbook.queries import money_like
from app.books.cashbook.rules import MOVED, refuse_bad_money
from app.books.entries.actions import EntryKind, OnceOnly
from app.core.dates import format_date
from app.core.errors import Refused, Twice
from app.core.money import format_dong
from app.core.once import Keys
from app.log.activities.facts import Kind
from app.log.activities.models import Activity


def _moved_already(_activity: Activity, facts: MoneyFacts, _keys: Keys) -> Refused:
    known = (facts.description, format_date(facts.happened_on), format_dong(facts.amount))
    texts = [one for one in (*known, facts.counterparty, facts.voucher_text) if one]
    return Twice(f"Đã ghi một khoản như vậy: {', '.join(texts)}.")


MONEY: EntryKind[MoneyFacts] = EntryKind(
    Kind.MONEY,
    MoneyEntry,
    "cashbook",
    refuse_bad_money,
    postings=lambda facts: (facts.posting(),),
    once=(OnceOnly(MOVED, money_like, _moved_already),),
)
record_money, correct_money, withdraw_money = MONEY.record, MONEY.correct, MONEY.withdraw
