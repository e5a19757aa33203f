"""The lines of the book as figures read them: plain values, two statements for any number of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Date, Select, bindparam, func, or_, select

from app.books.cashbook.facts import BalanceKey, Nature
from app.books.cashbook.models import BalanceMonth, CashEntry, Fund
from app.books.cashbook.rules import month_of
from app.extensions import db
from app.log.activities.facts import Channel
from app.log.activities.queries import UNIT_ID
from app.log.figures.facts import Reading

#: A dictionary, because calling the enumeration takes three times as long.
_CHANNEL = {str(one): one for one in Channel}


@dataclass(frozen=True, slots=True)
class FundOfBook:
    """A fund, and whose money it holds; one that was `retired` may have lines of before."""

    id: int
    name: str
    nature: Nature
    retired: bool = False

    @property
    def source(self) -> str:
        return f"funds/{self.id}"


class Line(NamedTuple):
    """A line of the book; `amount` is below zero for a reversal, `there` the second end of a transfer.

    `source`: the log entry that moved the money; an opening balance is its fund's.
    """

    direction: str
    here: BalanceKey
    there: BalanceKey | None
    happened_on: date
    booked_on: date
    amount: int
    item: str
    source: str

    @property
    def states_opening(self) -> bool:
        """What the fund held when its book was opened, as defined by `cashbook.queries.STATES_OPENING`."""
        is_lent_before = self.here[1] is Channel.LENT and self.there is None
        return (self.direction == "opening" or is_lent_before) and self.booked_on == self.happened_on


@dataclass(frozen=True, slots=True)
class BookRead:
    """`carried`: what each balance held before the month in which the reading begins."""

    funds: Sequence[FundOfBook]
    carried: Mapping[BalanceKey, int]
    lines: Sequence[Line]


def book_read(reading: Reading) -> BookRead:
    """The union's funds and what the book counted in the days of the reading, and what happened in them.

    Three statements: what lies before is read from the stored sums of months.
    """
    month = month_of(reading.since)
    days = {"unit_id": reading.unit.id, "month": month, "until": reading.until}
    rows = db.session.execute(_lines(), days).all()
    return BookRead(_funds(reading.unit.id), _carried(reading.unit.id, month), [_line(*row) for row in rows])


def _funds(unit_id: int) -> list[FundOfBook]:
    columns = (Fund.id, Fund.name, Fund.nature, Fund.retired)
    query = select(*columns).where(Fund.unit_id == unit_id).order_by(Fund.id)
    return [
        FundOfBook(one.id, one.name, Nature(one.nature), one.retired) for one in db.session.execute(query)
    ]


def _carried(unit_id: int, month: date) -> dict[BalanceKey, int]:
    months = BalanceMonth
    query = (
        select(months.fund_id, months.channel, func.sum(months.moved))
        .where(months.unit_id == unit_id, months.month < month)
        .group_by(months.fund_id, months.channel)
    )
    return {(fund, Channel(channel)): int(moved) for fund, channel, moved in db.session.execute(query)}


@cache
def _lines() -> Select[*tuple[Any, ...]]:
    """Built once: composing this statement takes longer than executing it."""
    entry = CashEntry.__table__.c
    month, until = bindparam("month", type_=Date), bindparam("until", type_=Date)
    names = ("direction", "fund_id", "channel", "to_fund_id", "to_channel", "happened_on", "booked_on")
    return (
        select(*(entry[name] for name in (*names, "amount", "item", "activity_id")))
        .where(entry.unit_id == UNIT_ID, entry.booked_on >= month)
        .where(or_(entry.booked_on <= until, entry.happened_on.between(month, until)))
        .order_by(entry.booked_on, entry.id)
    )


def _line(
    direction: str,
    fund_id: int,
    channel: str,
    to_fund_id: int | None,
    to_channel: str | None,
    happened_on: date,
    booked_on: date,
    amount: int,
    item: str,
    activity_id: int | None,
) -> Line:
    there = (to_fund_id, _CHANNEL[to_channel]) if to_fund_id and to_channel else None
    source = f"activities/{activity_id}" if activity_id else f"funds/{fund_id}"
    return Line(direction, (fund_id, _CHANNEL[channel]), there, happened_on, booked_on, amount, item, source)
