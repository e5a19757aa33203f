"""Money of others (the workplace, the upper level) that was spent on the union's members: never posted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select

from app.extensions import db
from app.listing import Page, in_order, paginate
from app.log.activities.facts import MoneySource
from app.log.activities.models import Activity
from app.log.activities.queries import live

OTHERS_ORDERS = {
    "day": (Activity.starts_on, Activity.id),
    "amount": (Activity.amount, Activity.id),
}


@dataclass(frozen=True, slots=True)
class OthersMoney:
    """How many entries others paid for, and how much, whole đồng."""

    entries: int
    amount: int


def others_money(unit_id: int, start: date, end: date) -> OthersMoney:
    """What others paid for the union's members from `start` to `end`, both inclusive; one statement."""
    paid = _paid_by_others(unit_id, start, end).subquery()
    query = select(func.count(), func.coalesce(func.sum(paid.c.amount), 0)).select_from(paid)
    entries, amount = db.session.execute(query).one()
    return OthersMoney(entries, int(amount))


def page_of_others(
    unit_id: int, start: date, end: date, page: int, *, sort: str = "-day"
) -> Page[tuple[Activity]]:
    """A page of the log entries that others paid for; two statements."""
    query = in_order(_paid_by_others(unit_id, start, end), OTHERS_ORDERS, sort)
    return paginate(query, page, lambda row: (row[0],))


def _paid_by_others(unit_id: int, start: date, end: date) -> Select[Activity]:
    return select(Activity).where(
        live(unit_id),
        Activity.money_source == MoneySource.OTHERS,
        Activity.starts_on.between(start, end),
    )
