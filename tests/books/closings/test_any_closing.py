"""Whatever is recorded, corrected, withdrawn, closed, reopened: opening + in − out = closing every day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.books.cashbook import actions, queries
from app.books.cashbook.checks import cash_faults
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.models import CashEntry
from app.books.closings.actions import close_period, reopen
from app.books.closings.queries import balances_closed, closings_of, latest_closing
from app.books.lines.total_queries import period_totals
from app.core.actor import Correction
from app.core.errors import Refused
from app.extensions import db
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.books.cashbook.books import BANK, CASH, put_fund
from tests.conftest import OFFICER

MONTHS = [date(2024, month, 1) for month in (1, 2, 3, 4)]
ENDS = [month - timedelta(days=1) for month in MONTHS[1:]]
days = st.sampled_from([month + timedelta(days=number) for month in MONTHS[:3] for number in (0, 13)])
balance_keys = st.sampled_from([(fund, channel) for fund in (0, 1) for channel in (CASH, BANK)])
moves = st.tuples(
    st.sampled_from(list(Direction)), days, st.integers(1, 9), balance_keys, balance_keys
).filter(lambda move: move[0] is not Direction.TRANSFER or move[3] != move[4])
#: What is done, to which (entry or month), with what, and how many days after the step before.
steps = st.lists(
    st.tuples(
        st.sampled_from(["record", "record", "correct", "withdraw", "close", "reopen"]),
        st.integers(0, 9),
        moves,
        st.integers(0, 20),
    ),
    min_size=1,
    max_size=14,
)
Books = list[tuple[Activity, MoneyFacts]]


def facts_of(move: Any, funds: list[int]) -> MoneyFacts:
    direction, day, amount, (fund, channel), (to_fund, to_channel) = move
    facts = MoneyFacts(day, direction, "x", amount, funds[fund], channel=channel)
    if direction is not Direction.TRANSFER:
        return facts
    ends = {"to_fund_id": funds[to_fund], "to_channel": to_channel}
    return MoneyFacts(day, direction, "x", amount, funds[fund], channel=channel, **ends)


def take(union: Unit, books: Books, step: Any, funds: list[int], today: date) -> None:
    word, which, move, _ = step
    if word == "close":
        close_period(union.id, ENDS[which % len(ENDS)], OFFICER, today)
    elif word == "reopen":
        latest = latest_closing(union.id)
        if latest is not None:
            reopen(union.id, latest, OFFICER, today, "thử")
    elif word == "record" or not books:
        facts = facts_of(move, funds)
        books.append((actions.record_money(union.id, facts, OFFICER, today), facts))
    elif word == "withdraw":
        activity, _ = books.pop(which % len(books))
        actions.withdraw_money(activity, OFFICER, today, "thử")
    else:
        activity, old = books[which % len(books)]
        new = facts_of(move, funds)
        actions.correct_money(activity, old, new, Correction(OFFICER, today, "thử"))
        books[which % len(books)] = (activity, new)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_every_day_of_every_balance_adds_up(union: Unit, steps: list[Any]) -> None:
    funds = [put_fund(union, "Một", cash=30, bank=20).id, put_fund(union, "Hai", cash=10).id]
    books: Books = []
    today = date(2024, 2, 10)
    for step in steps:
        today += timedelta(days=step[3])
        standing = list(books)
        try:
            with db.session.begin_nested():
                take(union, books, step, funds, today)
        except Refused:
            books = standing
    assert_books_add_up(union, books, today)
    db.session.rollback()


def assert_books_add_up(union: Unit, books: Books, today: date) -> None:
    counted: Counter[tuple[int, str, date]] = Counter()
    for line in db.session.scalars(select(CashEntry).where(CashEntry.unit_id == union.id)):
        gives = -1 if line.direction in ("payment", "transfer") else 1
        counted[line.fund_id, line.channel, line.booked_on] += gives * line.amount
        if line.to_fund_id and line.to_channel:
            counted[line.to_fund_id, line.to_channel, line.booked_on] += line.amount
    horizon = today + timedelta(days=2)
    for day in {key[2] for key in counted} | {horizon, *ENDS}:
        held = {(one.fund_id, one.channel): one.amount for one in queries.balances(union.id, day)}
        by_hand: Counter[tuple[int, str]] = Counter()
        for (fund, channel, booked), amount in counted.items():
            if booked <= day:
                by_hand[fund, channel] += amount
        assert held == by_hand
        for total in period_totals(union.id, day.replace(day=1), day):
            moved = total.receipts + total.transfers_in - total.payments - total.transfers_out
            assert total.opening + moved == total.closing == held[total.fund_id, total.channel]
    for closing in closings_of(union.id):
        if closing.reopened_at is None:
            kept = {(one.fund_id, one.channel): one.amount for one in balances_closed(closing.id)}
            shown = queries.balances(union.id, closing.ends_on)
            assert kept == {(one.fund_id, one.channel): one.amount for one in shown}
    assert queries.shortages(union.id) == []
    assert cash_faults(union.id) == []
    assert sum(sum(1 for _ in queries.live_entries([activity.id])) for activity, _ in books) == len(books)
