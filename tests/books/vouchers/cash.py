"""Vouchers as the tests make them, and what their papers say."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from app.books.cashbook import actions
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.models import CashEntry, Fund
from app.extensions import db
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY


def put_money(
    unit: Unit, fund: Fund, amount: int, *, imported: bool = False, pays: bool = True, **values: Any
) -> Activity:
    """A payment (or receipt) of 5 March 2024."""
    direction = Direction.PAYMENT if pays else Direction.RECEIPT
    words = values.pop("description", "Mua nước uống")
    facts = MoneyFacts(values.pop("day", date(2024, 3, 5)), direction, words, amount, fund.id, **values)
    entry = actions.record_money(unit.id, facts, OFFICER, TODAY, imported=imported)
    db.session.commit()
    return entry


def line_of(entry: Activity) -> CashEntry:
    """The first line that a log entry posted."""
    found = db.session.scalar(
        select(CashEntry).where(CashEntry.activity_id == entry.id).order_by(CashEntry.id).limit(1)
    )
    assert found is not None
    return found
