"""Selects of remittances: what was collected, and what was sent to the upper level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, case, func, select

from app.books.cashbook.facts import Nature
from app.books.cashbook.models import CashEntry, Fund
from app.books.cashbook.queries import balances
from app.books.items.queries import catalogue
from app.books.items.rules import Catalogue
from app.books.totals.queries import book_read
from app.dues.funds.facts import TermFacts
from app.dues.funds.queries import by_fund, terms_of, terms_read
from app.extensions import db
from app.log.activities.facts import Channel
from app.log.activities.queries import UNIT_ID
from app.log.figures.facts import Reading
from app.year.remittance.rules import Booked, Remittance, remittances


@dataclass(frozen=True, slots=True)
class RemittancesDue:
    """What each fund owes the upper level, the item for paying it, and a channel for each fund."""

    lines: Sequence[Remittance]
    item: str
    channels: dict[int, Channel]

    @property
    def left(self) -> int:
        """The total still to be sent, whole đồng; an advance of one fund does not reduce another."""
        return sum(max(0, line.left) for line in self.lines)


def remittances_of(unit_id: int, start: date, end: date, today: date) -> RemittancesDue:
    """What is due to the upper level for a period, both days inclusive; five statements."""
    funds = db.session.scalars(select(Fund).where(Fund.unit_id == unit_id).order_by(Fund.id)).all()
    natures = {fund.id: Nature(fund.nature) for fund in funds}
    terms = by_fund(terms_of(unit_id))
    listed = catalogue(unit_id)
    booked = _booked(unit_id, start, end)
    lines = remittances({fund.id: fund.name for fund in funds}, natures, terms, booked, listed, end)
    held = {(one.fund_id, one.channel): one.amount for one in balances(unit_id, today)}
    return RemittancesDue(
        lines=lines,
        item=_item(listed, end),
        channels={
            line.fund_id: Channel.BANK
            if held.get((line.fund_id, "bank"), 0) >= line.left > held.get((line.fund_id, "cash"), 0)
            else Channel.CASH
            for line in lines
        },
    )


def _item(listed: Catalogue, day: date) -> str:
    """The name of the item for remittances; "" if the list has none."""
    return next((one.facts.name for one in listed.on("payment", day) if one.facts.remits), "")


class SendingRow(NamedTuple):
    """What a log entry brought into or paid out of a fund; before the reading all entries together."""

    source: str
    fund_id: int
    direction: str
    item: str
    happened_on: date
    booked_on: date
    amount: int


#: The sides of lines that collect or send; the rest are openings and transfers.
_MOVING = ("receipt", "payment")


@dataclass(frozen=True, slots=True)
class SendingsRead:
    """The data that decide what is due to the upper level; `rows` of a fund by its id."""

    listed: Catalogue
    terms: Mapping[int, Sequence[TermFacts]]
    rows: Mapping[int, Sequence[SendingRow]]


def sendings_read(reading: Reading) -> SendingsRead:
    """What funds collected and sent up to the end of the reading: the book's, and two statements."""
    rows: dict[int, list[SendingRow]] = defaultdict(list)
    for one in (*_older(reading), *_recent(reading)):
        rows[one.fund_id].append(one)
    return SendingsRead(catalogue(reading.unit.id), reading.of(terms_read), rows)


def _older(reading: Reading) -> Iterator[SendingRow]:
    """What was booked before the reading, summed: it counts as the fund's."""
    before = reading.since - timedelta(days=1)
    rows = db.session.execute(_sums_before(), {"unit_id": reading.unit.id, "since": reading.since})
    for fund_id, side, item, happened_on, moved in rows:
        yield SendingRow(f"funds/{fund_id}", fund_id, side, item, happened_on, before, int(moved))


@cache
def _sums_before() -> Select[*tuple[Any, ...]]:
    """Built once, as every report uses it."""
    line, moved = CashEntry, func.sum(CashEntry.amount)
    keys = (line.fund_id, line.direction, line.item, line.happened_on)
    return (
        select(*keys, moved)
        .where(line.unit_id == UNIT_ID, line.booked_on < bindparam("since"))
        .where(line.direction.in_(_MOVING))
        .group_by(*keys)
        .having(moved != 0)
        .order_by(line.fund_id, func.min(line.id))
    )


def _recent(reading: Reading) -> Iterator[SendingRow]:
    """What the book counted in the days of the reading, by log entry."""
    sums: dict[tuple[str, int, str, str, date, date], int] = {}
    for line in reading.of(book_read).lines:
        if line.direction in _MOVING and reading.since <= line.booked_on <= reading.until:
            key = (line.source, line.here[0], line.direction, line.item, line.happened_on, line.booked_on)
            sums[key] = sums.get(key, 0) + line.amount
    return (SendingRow(*key, moved) for key, moved in sums.items() if moved)


def _booked(unit_id: int, start: date, end: date) -> list[Booked]:
    entry = CashEntry
    booked = (
        select(
            entry.fund_id,
            entry.direction,
            entry.item,
            case((entry.direction == "receipt", entry.happened_on)).label("day"),
            (entry.booked_on < start).label("is_before"),
            entry.amount,
        )
        .where(entry.unit_id == unit_id, entry.booked_on <= end)
        .where(entry.direction.in_(("receipt", "payment")))
        .subquery()
    )
    keys = (
        booked.c.fund_id,
        booked.c.direction,
        booked.c.item,
        booked.c.day,
        booked.c.is_before,
    )
    amount = func.sum(booked.c.amount)
    rows = db.session.execute(select(*keys, amount).group_by(*keys).having(amount != 0))
    return [
        Booked(fund, side, item, happened, bool(before), int(moved))
        for fund, side, item, happened, before, moved in rows
    ]
