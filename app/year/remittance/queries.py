"""Selects of remittances: what was collected, and what was sent to the upper level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func, select

from app.books.cashbook.facts import Nature
from app.books.cashbook.models import CashEntry, Fund
from app.books.cashbook.queries import balances
from app.books.items.queries import catalogue
from app.books.items.rules import Catalogue
from app.dues.funds.facts import TermFacts
from app.dues.funds.queries import terms_of
from app.extensions import db
from app.log.activities.facts import Channel
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
    terms: dict[int, list[TermFacts]] = {}
    for term, facts in terms_of(unit_id):
        terms.setdefault(term.fund_id, []).append(facts)
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


@dataclass(frozen=True, slots=True)
class SendingRow:
    """What a log entry brought into or paid out of a fund; before the reading all entries together."""

    source: str
    fund_id: int
    direction: str
    item: str
    happened_on: date
    booked_on: date
    amount: int


@dataclass(frozen=True, slots=True)
class SendingsRead:
    """What decides what is due to the upper level."""

    listed: Catalogue
    terms: Mapping[int, Sequence[TermFacts]]
    rows: Sequence[SendingRow]


def sendings_read(reading: Reading) -> SendingsRead:
    """What funds collected and sent up to the end of the reading; three statements."""
    terms: dict[int, list[TermFacts]] = {}
    for term, facts in terms_of(reading.unit.id):
        terms.setdefault(term.fund_id, []).append(facts)
    return SendingsRead(catalogue(reading.unit.id), terms, _rows(reading))


def _rows(reading: Reading) -> list[SendingRow]:
    line, before = CashEntry, reading.since - timedelta(days=1)
    is_older = line.booked_on < reading.since
    booked = (
        select(
            case((is_older, None), else_=line.activity_id).label("activity_id"),
            line.fund_id,
            line.direction,
            line.item,
            line.happened_on,
            case((is_older, before), else_=line.booked_on).label("booked_on"),
            line.amount,
        )
        .where(line.unit_id == reading.unit.id, line.booked_on <= reading.until)
        .where(line.direction.in_(("receipt", "payment")))
        .subquery()
    )
    row = booked.c
    keys = (row.activity_id, row.fund_id, row.direction, row.item, row.happened_on, row.booked_on)
    amount = func.sum(row.amount)
    query = select(*keys, amount).group_by(*keys).having(amount != 0)
    ordered = query.order_by(row.booked_on, row.activity_id, row.fund_id, row.happened_on, amount)
    found = []
    for activity_id, fund_id, side, item, happened_on, booked_on, moved in db.session.execute(ordered):
        source = f"activities/{activity_id}" if activity_id else f"funds/{fund_id}"
        found.append(SendingRow(source, fund_id, side, item, happened_on, booked_on, int(moved)))
    return found


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
