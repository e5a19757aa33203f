"""Selects of entries whose amount waits for who keeps the funds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ScalarSelect, Select, func, select

from app.books.unsettled.facts import WaitingMoney
from app.extensions import db
from app.listing import Page, in_order, paginate
from app.log.activities.facts import MoneySource
from app.log.activities.models import Activity
from app.log.activities.queries import live

ORDERS = {
    "day": (Activity.starts_on, Activity.id),
    "amount": (Activity.amount, Activity.id),
}


def page_of_waiting(unit_id: int, page: int, *, sort: str = "day") -> Page[tuple[Activity]]:
    """A page of the entries that wait; two statements."""
    return paginate(in_order(_waiting(unit_id), ORDERS, sort), page, lambda row: (row[0],))


def waiting_among(unit_id: int, ids: Collection[int]) -> Sequence[Activity]:
    """Those of these entries that wait, in the order of their days."""
    query = _waiting(unit_id).where(Activity.id.in_(ids))
    return db.session.scalars(query.order_by(Activity.starts_on, Activity.id)).all()


def waiting_money(unit_id: int, start: date = date.min, end: date = date.max) -> WaitingMoney:
    """How much waits of what happened in these days (inclusive); one statement."""
    waiting = _waiting(unit_id).where(Activity.starts_on.between(start, end)).subquery()
    query = select(func.count(), func.coalesce(func.sum(waiting.c.amount), 0)).select_from(waiting)
    entries, amount = db.session.execute(query).one()
    return WaitingMoney(entries, int(amount))


def unsettled_figures(unit_id: int, _today: date) -> tuple[ScalarSelect[int], ScalarSelect[int]]:
    """How many entries wait, and how much."""
    waiting = _waiting(unit_id).with_only_columns(func.count()).scalar_subquery()
    amount = func.coalesce(func.sum(Activity.amount), 0)
    return waiting, _waiting(unit_id).with_only_columns(amount).scalar_subquery()


def _waiting(unit_id: int) -> Select[Activity]:
    return select(Activity).where(live(unit_id), Activity.money_source == MoneySource.UNSETTLED)
