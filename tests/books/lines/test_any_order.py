"""Whatever is recorded, corrected and withdrawn in whatever order: the books balance on every day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.books.cashbook import actions, queries
from app.books.cashbook.checks import cash_faults
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.models import CashEntry
from app.books.lines.total_queries import period_totals
from app.core.actor import Correction
from app.core.errors import Refused
from app.extensions import db
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.books.cashbook.books import BANK, CASH, NEW_YEAR, held, put_fund, record
from tests.conftest import OFFICER, TODAY
from tests.effort import rolled_back, tries

DAYS = [NEW_YEAR + timedelta(days=number) for number in (-2, 0, 1, 2, 40)]
balance_keys = st.sampled_from([(fund, channel) for fund in (0, 1) for channel in (CASH, BANK)])
moves = st.tuples(
    st.sampled_from(list(Direction)), st.sampled_from(DAYS), st.integers(1, 9), balance_keys, balance_keys
).filter(lambda move: move[0] is not Direction.TRANSFER or move[3] != move[4])
#: ("record", move) · ("correct", which, move) · ("withdraw", which)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("record"), st.just(0), moves),
        st.tuples(st.just("correct"), st.integers(0, 9), moves),
        st.tuples(st.just("withdraw"), st.integers(0, 9), moves),
    ),
    min_size=1,
    max_size=12,
)
many = tries(8)
PLENTY = 900
Books = list[tuple[Activity, MoneyFacts]]


def facts_of(move: Any, funds: Sequence[int]) -> MoneyFacts:
    direction, day, amount, (fund, channel), (to_fund, to_channel) = move
    ends: dict[str, Any] = {"fund_id": funds[fund], "channel": channel}
    if direction is Direction.TRANSFER:
        ends |= {"to_fund_id": funds[to_fund], "to_channel": to_channel}
    return MoneyFacts(happened_on=day, direction=direction, description="x", amount=amount, **ends)


def put(union: Unit, facts: MoneyFacts) -> Activity:
    """What is older than the books comes with an import: a screen refuses its day.

    Any two may be equal: the officer confirms it.
    """
    return record(union, facts, imported=facts.happened_on < NEW_YEAR, again=True)


def take(union: Unit, books: Books, step: Any, funds: Sequence[int]) -> None:
    """Do one step; `books` keeps what should stand."""
    word, which, move = step
    if word == "record" or not books:
        facts = facts_of(move, funds)
        books.append((put(union, facts), facts))
        return
    activity, old = books[which % len(books)]
    if word == "withdraw":
        actions.withdraw_money(activity, OFFICER, TODAY, "thử")
        books.remove((activity, old))
    else:
        new = facts_of(move, funds)
        actions.correct_money(activity, old, new, Correction(OFFICER, TODAY, "thử"), again=True)
        books[books.index((activity, old))] = (activity, new)


def by_hand(books: Books, funds: Sequence[int], as_of: date) -> dict[tuple[int, str], int]:
    """Balances by plain counting: openings, then each live entry on and after the opening day."""
    if as_of < NEW_YEAR:
        return {}
    held = Counter({(fund, channel): PLENTY for fund in funds for channel in ("cash", "bank")})
    for _, facts in books:
        if NEW_YEAR <= facts.happened_on <= as_of:
            gives = -1 if facts.direction is not Direction.RECEIPT else 1
            held[facts.fund_id, str(facts.channel)] += gives * facts.amount
            if facts.to_fund_id:
                held[facts.to_fund_id, str(facts.to_channel)] += facts.amount
    return dict(held)


def two_funds(union: Unit) -> list[int]:
    """Two funds with more in every balance than these tests can spend."""
    return [put_fund(union, name, cash=PLENTY, bank=PLENTY).id for name in ("Một", "Hai")]


@many
@given(steps=steps)
@rolled_back
def test_every_balance_is_what_plain_counting_says_on_every_day(union: Unit, steps: list[Any]) -> None:
    funds = two_funds(union)
    books: Books = []
    for step in steps:
        take(union, books, step, funds)
    for day in DAYS:
        shown = {(one.fund_id, one.channel): one.amount for one in queries.balances(union.id, day)}
        assert shown == by_hand(books, funds, day)
        for total in period_totals(union.id, day - timedelta(days=1), day):
            moved = total.receipts + total.transfers_in - total.payments - total.transfers_out
            assert total.opening + moved == total.closing == shown[total.fund_id, total.channel]
    assert cash_faults(union.id) == []


@many
@given(steps=steps)
@rolled_back
def test_no_balance_ever_falls_below_zero_on_screen(union: Unit, steps: list[Any]) -> None:
    funds = [put_fund(union, "Một", cash=10, bank=5).id, put_fund(union, "Hai", cash=3).id]
    books: Books = []
    for step in steps:
        standing = list(books)
        try:
            with db.session.begin_nested():
                take(union, books, step, funds)
        except Refused:
            books = standing
    assert queries.shortages(union.id) == []
    assert cash_faults(union.id) == []
    for activity, facts in books:
        posted = db.session.scalar(
            select(func.sum(CashEntry.amount)).where(CashEntry.activity_id == activity.id)
        )
        assert (posted or 0) == (facts.amount if facts.happened_on >= NEW_YEAR else 0)


@many
@given(moved=st.lists(moves, min_size=1, max_size=6))
@rolled_back
def test_withdrawing_everything_restores_every_day(union: Unit, moved: list[Any]) -> None:
    funds = two_funds(union)
    before = [held(union, day) for day in DAYS]
    recorded = [put(union, facts_of(move, funds)) for move in moved]
    for activity in reversed(recorded):
        actions.withdraw_money(activity, OFFICER, TODAY, "thử")
    assert [held(union, day) for day in DAYS] == before


@many
@given(moved=st.lists(moves, min_size=2, max_size=6), shuffled=st.randoms(use_true_random=False))
@rolled_back
def test_the_order_of_recording_is_irrelevant(union: Unit, moved: list[Any], shuffled: Any) -> None:
    balances = []
    for order in (moved, shuffled.sample(moved, len(moved))):
        funds = two_funds(union)
        for move in order:
            put(union, facts_of(move, funds))
        balances.append([held(union, day) for day in DAYS])
        db.session.rollback()
    assert balances[0] == balances[1]
