"""What is written costs no more as the books grow: no statement of it reads a growing table row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.database import among
from app.extensions import db
from app.office.seals.models import RowSeal
from app.office.units.models import Unit
from tests.downloads import As, put_fund

#: Tables that gain rows with every entry. The newest line of `seals` is read from its end.
GROWING = {
    *("activities", "activity_members", "attachments", "cash_entries", "contributions", "credits", "dues"),
    *("money_entries", "row_seals", "trail_details", "trail_entries", "vouchers"),
}
SCAN = re.compile(r"^SCAN (\w+)$")

PAYMENT = {
    "direction": "payment",
    "happened_on": "01/03/2024",
    "amount": "300k",
    "description": "Mua nước uống",
    "fund_id": "1",
    "voucher_text": "PC 07",
}


@contextmanager
def read_whole() -> Iterator[set[str]]:
    """The tables that statements sent meanwhile read whole, as SQLite plans them."""
    found: set[str] = set()

    def explain(_c: Any, cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        if not statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            return
        first = values[0] if many else values
        plan = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", first)
        found.update(scanned[1] for *_, step in plan if (scanned := SCAN.match(step)))

    event.listen(Engine, "before_cursor_execute", explain)
    yield found
    event.remove(Engine, "before_cursor_execute", explain)


@pytest.fixture(autouse=True)
def _on_sqlite(app: object) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by how many rows there are")


def test_a_posting_corrected_and_withdrawn_reads_no_growing_table_whole(as_role: As, union: Unit) -> None:
    put_fund(union)
    treasurer = as_role("treasurer")
    with read_whole() as found:
        answer = treasurer.post("/so-quy/moi", data=PAYMENT)
        address = answer.location
        corrected = {**PAYMENT, "amount": "310k", "version": "1", "reason": "Nhầm số"}
        assert treasurer.post(f"{address}/sua", data=corrected).status_code == 303
        withdrawn = {"version": "2", "reason": "Ghi hai lần"}
        assert treasurer.post(f"{address}/rut", data=withdrawn).status_code == 303
    assert not found & GROWING


def test_rows_are_found_by_pairs_of_a_list(union: Unit) -> None:
    pairs = [("activities", "1"), ("activities", "2"), ("lines", "1"), ("members", "9")]
    for table, row_id in pairs[:3]:
        db.session.add(RowSeal(table_name=table, row_id=row_id, digest="0"))
    db.session.flush()
    key = (RowSeal.table_name, RowSeal.row_id)
    query = db.select(*key).order_by(*key)
    with read_whole() as found:
        assert [tuple(row) for row in db.session.execute(query.where(among(key, pairs)))] == pairs[:3]
        assert not db.session.execute(query.where(among(key, []))).all()
    assert not found & GROWING
