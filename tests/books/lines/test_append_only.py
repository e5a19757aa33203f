"""The database itself refuses what the code never does: changing or deleting a posted line."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.books.cashbook.models import CashEntry
from app.extensions import db
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from tests.books.cashbook.books import NEW_YEAR, payment, put_fund, record
from tests.conftest import TODAY


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cash_entries SET amount = 1",
        "UPDATE cash_entries SET reason = 'khác'",
        "DELETE FROM cash_entries",
        "DELETE FROM activities",
    ],
)
def test_posted_lines_and_log_entries_stay(union: Unit, statement: str) -> None:
    record(union, payment(put_fund(union, "Đoàn phí", cash=500_000), 100_000, NEW_YEAR))
    db.session.commit()
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(text(statement))
    db.session.rollback()


def entry(union: Unit, fund_id: int, **values: object) -> CashEntry:
    columns = {"direction": "receipt", "channel": Channel.CASH, "amount": 5, "fund_id": fund_id, **values}
    day = {
        "happened_on": TODAY,
        "booked_on": TODAY,
        "posted_on": TODAY,
        "posted_by": "ai đó",
        "description": "x",
    }
    return CashEntry(unit_id=union.id, **day, **columns)


@pytest.mark.parametrize(
    "values",
    [
        {"amount": 0},
        {"amount": -5},
        {"direction": "transfer"},
        {"to_fund_id": 1, "to_channel": "bank"},
        {"reversal_of_id": 1},
    ],
    ids=[
        "nothing",
        "negative alone",
        "transfer without its far end",
        "far end without transfer",
        "reversal in plus",
    ],
)
def test_a_line_that_cannot_be_is_refused(union: Unit, values: dict[str, object]) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    db.session.commit()
    db.session.add(entry(union, fund.id, **values))
    with pytest.raises(DatabaseError, match=r"(?i)check"):
        db.session.flush()
    db.session.rollback()


def test_a_line_is_undone_only_once(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    db.session.commit()
    for _ in range(2):
        db.session.add(entry(union, fund.id, direction="opening", amount=-500_000, reversal_of_id=1))
    with pytest.raises(DatabaseError, match=r"(?i)unique"):
        db.session.flush()
    db.session.rollback()
