"""The figures of the book: groups of funds, single funds, what is booked late, by the day of the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.cashbook import actions
from app.books.cashbook.facts import Nature
from app.books.cashbook.models import Fund
from app.books.closings.actions import close_period
from app.books.totals.queries import BookRead, FundOfBook, Line
from app.books.totals.rules import GROUPS, held, moved, of_group
from app.core.actor import Correction
from app.core.periods import parse_period
from app.extensions import db
from app.log.activities.facts import Channel
from app.log.figures.facts import Figure, Share
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from tests.books.cashbook.books import BANK, payment, put_fund, receipt, record, transfer
from tests.conftest import OFFICER, TODAY, Statements

Q1, Q2 = "Quý 1/2024", "Quý 2/2024"


def put(unit: Unit, name: str, nature: Nature, *, cash: int = 0) -> Fund:
    fund = put_fund(unit, name, cash=cash)
    fund.nature = nature
    db.session.flush()
    return fund


def asked(unit: Unit, period: str, *keys: str, as_of: date | None = None) -> list[Figure]:
    span = parse_period(period)
    scope = open_scope(unit, span, as_of or span.end)
    return [figure(scope, key) for key in keys]


def values(unit: Unit, period: str, *keys: str, as_of: date | None = None) -> list[object]:
    found = asked(unit, period, *keys, as_of=as_of)
    for one in found:
        assert sum(share.share for share in one.shares) == one.value, one.key
    return [one.value for one in found]


@pytest.fixture
def funds(union: Unit) -> tuple[Fund, Fund, Fund]:
    """Dues, other money of the union, and a fund that is passed on."""
    dues = put(union, "Đoàn phí", Nature.DUES, cash=1_000_000)
    other = put(union, "Thu khác", Nature.OWN_OTHER)
    passed = put(union, "Vì người nghèo", Nature.PASS_THROUGH)
    record(union, receipt(dues, 300_000, date(2024, 2, 1)))
    record(union, transfer(dues, 200_000, date(2024, 2, 5), to_channel=BANK))
    record(union, transfer(dues, 100_000, date(2024, 2, 6), to_fund_id=other.id))
    record(union, receipt(passed, 50_000, date(2024, 3, 1)))
    record(union, transfer(passed, 20_000, date(2024, 3, 2), to_fund_id=dues.id))
    record(union, payment(dues, 70_000, date(2024, 4, 10)))
    return dues, other, passed


def test_own_transfers_are_neither_in_nor_out_and_what_is_passed_on_stands_apart(
    union: Unit, funds: Sequence[Fund]
) -> None:
    flow = ("opening", "receipts", "payments", "closing")
    assert values(union, Q1, *(f"money.{one}" for one in flow)) == [1_000_000, 320_000, 0, 1_320_000]
    assert values(union, Q1, *(f"money.passed.{one}" for one in flow)) == [0, 50_000, 20_000, 30_000]
    assert values(union, Q1, *(f"money.all.{one}" for one in flow)) == [1_000_000, 350_000, 0, 1_350_000]
    assert values(union, Q1, *(f"money.voluntary.{one}" for one in flow)) == [0, 0, 0, 0]
    assert values(union, Q1, "money.cash", "money.bank") == [1_120_000, 200_000]


def test_each_fund_adds_up_with_its_transfers(union: Unit, funds: Sequence[Fund]) -> None:
    flow = ("opening", "receipts", "payments", "closing")
    assert values(union, Q1, *(f"fund[Đoàn phí].{one}" for one in flow)) == [
        1_000_000,
        320_000,
        100_000,
        1_220_000,
    ]
    assert values(union, Q2, *(f"fund[Đoàn phí].{one}" for one in flow)) == [1_220_000, 0, 70_000, 1_150_000]
    assert values(union, "2024", "fund[Thu khác].closing", as_of=date(2024, 2, 5)) == [0]


def test_a_balance_has_its_opening_and_its_movements_as_shares(union: Unit, funds: Sequence[Fund]) -> None:
    dues, *_ = funds
    [closing] = asked(union, Q2, "fund[Đoàn phí].closing")
    assert closing.shares[0] == Share(f"funds/{dues.id}", 1_220_000)
    assert [one.share for one in closing.shares[1:]] == [-70_000]


def test_what_is_booked_late_bridges_what_happened_and_what_the_book_counted(
    union: Unit, funds: Sequence[Fund]
) -> None:
    dues, *_ = funds
    old = payment(dues, 500_000, date(2024, 3, 20))
    activity = record(union, old)
    close_period(union.id, date(2024, 3, 31), OFFICER, TODAY)
    actions.correct_money(
        activity, old, replace(old, amount=600_000), Correction(OFFICER, TODAY, "ghi thiếu")
    )
    record(union, receipt(dues, 40_000, date(2024, 3, 30)))
    assert values(union, Q1, "money.payments", "money.late.after.payments") == [500_000, 100_000]
    assert values(union, Q1, "money.late.after.receipts", "money.late.before.payments") == [40_000, 0]
    late = ("money.payments", "money.late.before.payments", "money.late.before.receipts")
    assert values(union, Q2, *late) == [170_000, 100_000, 40_000]
    assert values(union, "2024", *late) == [670_000, 0, 0]


def test_a_reading_costs_the_same_for_one_figure_as_for_all(
    union: Unit, funds: Sequence[Fund], statements: Statements
) -> None:
    db.session.commit()
    scope = open_scope(union, parse_period("2024"), TODAY)
    assert union.id
    statements.clear()
    for key in ("money.receipts", "fund[Đoàn phí].closing", "money.late.after.payments", "money.all.bank"):
        figure(scope, key)
    assert statements.count == 3


KEYS = [(fund, channel) for fund in (1, 2, 3) for channel in Channel]
NATURES = (Nature.DUES, Nature.OWN_OTHER, Nature.PASS_THROUGH)
DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))
LINES = st.builds(
    Line,
    st.sampled_from(["receipt", "payment", "transfer", "opening"]),
    st.sampled_from(KEYS),
    st.sampled_from(KEYS),
    DAYS,
    DAYS,
    st.integers(-1_000_000, 1_000_000).filter(bool),
    st.just(""),
    st.integers(1, 40).map("activities/{}".format),
).map(lambda one: one if one.direction == "transfer" else one._replace(there=None))


@given(
    st.lists(LINES, max_size=30), st.dictionaries(st.sampled_from(KEYS), st.integers(0, 10**6)), DAYS, DAYS
)
def test_opening_plus_in_minus_out_is_closing_for_every_group_and_fund(
    lines: list[Line], carried: dict[tuple[int, Channel], int], one: date, other: date
) -> None:
    start, until = min(one, other), max(one, other)
    funds = [FundOfBook(place, f"Quỹ {place}", nature) for place, nature in enumerate(NATURES, start=1)]
    book = BookRead(funds, carried, lines)
    counted = [line for line in lines if start <= line.booked_on <= until]
    for ours in (
        *({fund.id for fund in funds if fund.nature in natures} for natures in GROUPS.values()),
        *({fund.id} for fund in funds),
    ):
        flow = moved(counted, ours)
        balances = held(book, start, until)
        opening, closing = of_group(balances.opening, ours), of_group(balances.closing, ours)
        in_and_out = sum(x.share for x in flow.receipts) - sum(x.share for x in flow.payments)
        assert sum(x.share for x in opening) + in_and_out == sum(x.share for x in closing)
        channels = [of_group(balances.closing, ours, channel) for channel in Channel]
        assert sum(x.share for some in channels for x in some) == sum(x.share for x in closing)
