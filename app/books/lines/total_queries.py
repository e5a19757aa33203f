"""Totals of a period: of each balance, and receipts and payments by item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, bindparam, func, not_, select

from app.books.cashbook.models import CashEntry, Fund
from app.books.cashbook.queries import STATES_OPENING, balances, funds_of, movements_since
from app.books.cashbook.rules import month_of
from app.extensions import db
from app.log.activities.facts import Channel
from app.log.activities.queries import UNIT_ID


@dataclass(frozen=True, slots=True)
class Held:
    """What a fund holds at the end of a day, whole đồng."""

    fund_id: int
    fund_name: str
    cash: int = 0
    bank: int = 0
    lent: int = 0

    @property
    def total(self) -> int:
        return self.cash + self.bank + self.lent


def held_by_funds(unit_id: int, as_of: date) -> list[Held]:
    """What each fund holds at the end of `as_of`, funds that never moved too; two statements."""
    held = {(one.fund_id, one.channel): one.amount for one in balances(unit_id, as_of)}

    return [
        Held(fund.id, fund.name, *(held.get((fund.id, channel), 0) for channel in Channel))
        for fund in funds_of(unit_id)
    ]


@dataclass(frozen=True, slots=True)
class BalanceTotal:
    """The totals of one balance from `start` to `end` (inclusive), whole đồng.

    An opening balance counts in `opening` even when it was stated within the period; restated after its
    period was closed it is a receipt of the open one. Transfers between
    the channels of one fund count as well. opening + receipts + transfers_in − payments − transfers_out
    = closing.
    """

    fund_id: int
    fund_name: str
    channel: str
    opening: int
    receipts: int
    payments: int
    transfers_in: int
    transfers_out: int
    closing: int


def period_totals(unit_id: int, start: date, end: date) -> list[BalanceTotal]:
    """The totals of every balance that moved up to `end`, by fund, cash first; one statement."""
    days = {"month": month_of(start), "start": start, "end": end}
    rows = db.session.execute(_totals(), {"unit_id": unit_id, **days})
    return [BalanceTotal(*row[:3], *(int(figure) for figure in row[3:])) for row in rows]


@cache
def _totals() -> Select[*tuple[Any, ...]]:
    """Built once: composing this statement takes longer than executing it."""
    start = bindparam("start", type_=Date)
    moved = movements_since(UNIT_ID, bindparam("month", type_=Date), bindparam("end", type_=Date)).subquery()
    is_opening = (moved.c.booked_on < start) | (moved.c.direction == "opening")

    def total(direction: str) -> ColumnElement[int]:
        return func.coalesce(func.sum(moved.c.amount).filter(~is_opening, moved.c.direction == direction), 0)

    return (
        select(
            Fund.id,
            Fund.name,
            moved.c.channel,
            func.coalesce(func.sum(moved.c.amount).filter(is_opening), 0),
            total("receipt"),
            -total("payment"),
            total("transfer_in"),
            -total("transfer"),
            func.sum(moved.c.amount),
        )
        .join(Fund, Fund.id == moved.c.fund_id)
        .group_by(Fund.id, Fund.name, moved.c.channel)
        .order_by(Fund.id, moved.c.channel.desc())
    )


@dataclass(frozen=True, slots=True)
class ItemSum:
    """What a fund took in or paid under one item; `sources` are ids of log entries.

    `between_funds`: it came from, or went to, another fund of the same union.
    """

    fund_id: int
    direction: str
    item: str
    between_funds: bool
    amount: int
    sources: tuple[str, ...]


#: Items of plain entries that name none, and of money that went from one fund to another.
NO_ITEM = {"receipt": "Thu khác", "payment": "Chi khác"}
#: An opening balance that was restated after its period was closed.
RESTATED = "Điều chỉnh số dư đầu kỳ"
BETWEEN_FUNDS = {"receipt": "Nhận từ quỹ khác", "payment": "Chuyển sang quỹ khác"}


def items_of(unit_id: int, start: date, end: date) -> list[ItemSum]:
    """Receipts and payments of a period (both days inclusive) by fund, direction and item; one statement.

    Money between two funds is a payment of one and a receipt of the other; between the channels of one
    fund it is neither. What was reversed in full is left out.
    """
    rows = db.session.execute(_moved_by_item(), {"unit_id": unit_id, "start": start, "end": end}).all()
    sums: dict[tuple[int, str, str, bool], list[tuple[int, int]]] = {}
    for fund_id, to_fund_id, direction, item, activity_id, moved in rows:
        if direction == "opening":
            keys = [(fund_id, "receipt", RESTATED, False)]
        elif to_fund_id:
            ends = [(fund_id, "payment"), (to_fund_id, "receipt")]
            keys = [(end, side, item or BETWEEN_FUNDS[side], True) for end, side in ends]
        else:
            keys = [(fund_id, direction, item or NO_ITEM[direction], False)]
        for key in keys:
            sums.setdefault(key, []).append((activity_id or 0, int(moved)))
    return [_item_sum(*key, amounts) for key, amounts in sums.items()]


@cache
def _moved_by_item() -> Select[*tuple[Any, ...]]:
    """What each log entry moved under an item; built once, as `_totals`."""
    entry, amount = CashEntry, func.sum(CashEntry.amount)
    return (
        select(entry.fund_id, entry.to_fund_id, entry.direction, entry.item, entry.activity_id, amount)
        .where(entry.unit_id == UNIT_ID, entry.booked_on.between(bindparam("start"), bindparam("end")))
        .where(not_(STATES_OPENING))
        .where((entry.to_fund_id.is_(None)) | (entry.to_fund_id != entry.fund_id))
        .group_by(entry.fund_id, entry.to_fund_id, entry.direction, entry.item, entry.activity_id)
        .having(amount != 0)
        .order_by(entry.fund_id, entry.direction.desc(), func.min(entry.id))
    )


def _item_sum(
    fund_id: int, direction: str, item: str, between_funds: bool, amounts: Sequence[tuple[int, int]]
) -> ItemSum:
    sources = tuple(dict.fromkeys(f"activities/{activity_id}" for activity_id, _ in amounts if activity_id))
    return ItemSum(fund_id, direction, item, between_funds, sum(moved for _, moved in amounts), sources)
