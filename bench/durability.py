"""What it costs that a request is one transaction and that its answer waits for the disk (SQLite)."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal
from itertools import count
from statistics import median

from app import transactions
from app.books.cashbook.actions import record_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import balances
from app.core.actor import SYSTEM
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.extensions import db
from app.log.activities.facts import Channel
from bench.installation import begin_union, installation
from bench.measuring import Ratio

ROUNDS = 150
DAY = date(2024, 3, 1)
Work = Callable[[], object]


def measure() -> list[Ratio]:
    """A receipt with `synchronous` FULL against NORMAL; a select in a transaction against one without."""
    with installation():
        unit_id = begin_union().id
        terms = TermFacts(
            "Đoàn phí",
            Basis.MONTH,
            Decimal(10_000),
            starts_on=DAY,
            opening_amount=1_000_000,
            opening_on=DAY,
            opening_channel=Channel.CASH,
        )
        fund_id = record_term(unit_id, terms, SYSTEM, DAY).fund_id
        db.session.commit()
        numbers = count(1)

        def receive() -> None:
            facts = MoneyFacts(DAY, Direction.RECEIPT, f"Thu lần {next(numbers)}", 10_000, fund_id)
            record_money(unit_id, facts, SYSTEM, DAY)
            db.session.commit()

        def read() -> None:
            with transactions.reading():
                balances(unit_id, DAY)

        full, normal = _in_turn(receive, lambda: _synchronous("FULL"), lambda: _synchronous("NORMAL"))
        begun, bare = _in_turn(read, _begin_as_ever, _begin_nothing)
    return [
        Ratio("a receipt that is on the disk / one that may be lost", full / normal, 2, note=_text(full)),
        Ratio("a page's select in a transaction / without", begun / bare, 2, note=_text(begun)),
    ]


def _in_turn(work: Work, *ways: Work) -> list[float]:
    """The median seconds of the work done each way, in turn."""
    spent: list[list[float]] = [[] for _ in ways]
    for _ in range(ROUNDS):
        for way, times in zip(ways, spent, strict=True):
            way()
            began = time.perf_counter()
            work()
            times.append(time.perf_counter() - began)
    return [median(times) for times in spent]


def _synchronous(level: str) -> None:
    # Nobody else has a connection, so the next transaction takes this one.
    with closing(db.engine.raw_connection()) as connection:
        connection.cursor().execute(f"PRAGMA synchronous = {level}")


_BEGIN = transactions._begin_sqlite


def _begin_as_ever() -> None:
    transactions._begin_sqlite = _BEGIN


def _begin_nothing() -> None:
    transactions._begin_sqlite = lambda raw, *, writes, patience, may_read=True: None  # noqa: ARG005 - called alike


def _text(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"
