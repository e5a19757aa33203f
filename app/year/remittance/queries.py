"""Selects of remittances: what was collected, and what was sent to the upper level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select

from app.books.cashbook.facts import Nature
from app.books.cashbook.models import CashEntry, Fund
from app.books.cashbook.queries import balances
from app.books.items.queries import catalogue
from app.books.items.rules import Catalogue
from app.books.totals.queries import book_read
from app.dues.funds.facts import TermFacts
from app.dues.funds.queries import terms_of
from app.extensions import db
from app.log.activities.facts import Channel
from app.log.figures.facts import Scope
from app.year.remittance.rules import (
    Booked,
    FundSendings,
    Remittance,
    Sending,
    is_collected,
    is_sent,
    percent_on,
    remittances,
)


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


def sendings_read(scope: Scope) -> list[FundSendings]:
    """What each fund collected and sent up to the cut-off day, by row; three statements and the book's."""
    listed, day = catalogue(scope.unit.id), scope.until
    terms: dict[int, list[TermFacts]] = {}
    for term, facts in terms_of(scope.unit.id):
        terms.setdefault(term.fund_id, []).append(facts)
    rows = _booked_rows(scope.unit.id, scope.period.start, day)
    found = []
    for fund in scope.read(book_read).funds:
        collected, sent = [], []
        for source, one in rows.get(fund.id, ()):
            if is_sent(one, listed, day):
                sent.append(Sending(source, one.amount, None, one.is_before))
            elif is_collected(one, fund.nature, listed, day):
                percent = percent_on(terms.get(fund.id, ()), fund.nature, one.happened_on or day)
                collected.append(Sending(source, one.amount, percent, one.is_before))
        found.append(FundSendings(fund.source, fund.name, tuple(collected), tuple(sent)))
    return found


def _booked_rows(unit_id: int, start: date, end: date) -> dict[int, list[tuple[str, Booked]]]:
    """What each log entry moved of a fund, by fund, in the order of the book."""
    entry = CashEntry
    keys = (entry.fund_id, entry.direction, entry.item, entry.happened_on, entry.booked_on < start)
    amount = func.sum(entry.amount)
    query = (
        select(entry.activity_id, *keys, amount)
        .where(entry.unit_id == unit_id, entry.booked_on <= end, entry.direction.in_(("receipt", "payment")))
        .group_by(entry.activity_id, *keys)
        .having(amount != 0)
        .order_by(func.min(entry.booked_on), func.min(entry.id))
    )
    found: dict[int, list[tuple[str, Booked]]] = {}
    for activity, fund, side, item, happened, before, moved in db.session.execute(query):
        day = happened if side == "receipt" else None
        booked = Booked(fund, side, item, day, bool(before), int(moved))
        found.setdefault(fund, []).append((f"activities/{activity}", booked))
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
