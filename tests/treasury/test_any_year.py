"""Whatever people and a treasurer do in whatever order: the books say what plain counting says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from app.admin.verification.checks import unit_faults
from app.books.cashbook import actions as cashbook
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import balances
from app.books.closings.actions import close_period, reopen
from app.books.closings.queries import latest_closing
from app.books.counts.actions import record_count
from app.books.counts.facts import CountFacts
from app.books.register.models import Voucher
from app.core.actor import Correction
from app.core.errors import Refused
from app.dues.contributions import actions as contributions
from app.dues.contributions.facts import ContributionFacts
from app.dues.contributions.models import Contribution
from app.dues.funds.actions import correct_term, record_term
from app.dues.funds.facts import Basis, TermFacts
from app.dues.ledger.actions import refresh_touched
from app.dues.ledger.queries import stored_credits, stored_dues
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.life.visits.actions import correct_visit, record_visit, withdraw_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel
from app.log.activities.models import Activity
from app.office.units.models import Unit
from app.office.units.queries import units
from app.people.roster.actions import add_member, add_membership, correct_membership
from app.people.roster.facts import LeavingReason, MembershipFacts, PersonFacts, Sex, Standing
from app.people.roster.models import Member, Membership
from tests.conftest import OFFICER, TODAY, open_app
from tests.databases import Databases
from tests.effort import THOROUGH, tries
from tests.treasury.by_hand import BalanceKey, ByHand, Moved

NEW_YEAR, HORIZON = date(2024, 1, 1), date(2025, 12, 31)
OPENING = 1_000_000
CHANNELS = (Channel.CASH, Channel.BANK)
days = st.dates(NEW_YEAR, TODAY)
months = st.sampled_from([date(2024, month, 1) for month in range(1, 13)])
amounts = st.integers(1, 9).map(lambda number: number * 1_000)
places = st.integers(0, 99)
balance_keys = st.tuples(st.integers(0, 1), st.sampled_from(CHANNELS))


class Year(RuleBasedStateMachine):
    """The books, and the same by hand. What the books refuse is not counted."""

    unit: Unit
    #: Imports a workbook elsewhere: what its balances and dues are there.
    elsewhere: Callable[[Path], tuple[Any, Any]]
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.names = count(1)
        self.hand = ByHand({})
        self.funds: list[int] = []
        self.terms: dict[int, tuple[Any, TermFacts]] = {}
        self.people: list[tuple[Member, Membership, MembershipFacts]] = []
        self.entries: list[tuple[int, Activity, Any]] = []
        self.payments: list[tuple[int, Contribution, ContributionFacts]] = []

    @initialize()
    def two_funds_and_people(self) -> None:
        for name, rate in (("Đoàn phí", 10_000), ("Quỹ tương trợ", 20_000)):
            facts = TermFacts(
                name,
                Basis.MONTH,
                Decimal(rate),
                starts_on=NEW_YEAR,
                opening_amount=OPENING,
                opening_on=NEW_YEAR,
                opening_channel=Channel.CASH,
            )
            term = record_term(self.unit.id, facts, OFFICER, TODAY)
            self.funds.append(term.fund_id)
            self.terms[term.fund_id] = term, facts
            self.hand.rates[term.fund_id] = [(NEW_YEAR, rate)]
            self.hand.opening[term.fund_id, Channel.CASH] = OPENING
        self.come(date(2023, 5, 1))

    def tried(self, work: Callable[[], Any]) -> Any:
        """What the work gives, or None where the books refuse it and stay as they were."""
        try:
            with db.session.begin_nested():
                return work()
        except Refused:
            return None

    @rule(day=days)
    def come(self, day: date) -> None:
        number = next(self.names)
        person = PersonFacts(f"NV{number:03}", f"Người số {number}", Sex.FEMALE)
        facts = MembershipFacts(Standing.MEMBER, joined_on=day)
        member = add_member(self.unit.id, person, [(None, facts)], OFFICER, TODAY)
        row = db.session.scalars(select(Membership).where(Membership.member_id == member.id)).one()
        self.people.append((member, row, facts))
        self.hand.times[member.id] = [(day, None)]

    @rule(place=places, day=days)
    def leave(self, place: int, day: date) -> None:
        member, row, facts = self.people[at := place % len(self.people)]
        if facts.left_on or not facts.joined_on or day <= facts.joined_on:
            return
        new = replace(facts, left_on=day, leaving_reason=LeavingReason.TRANSFERRED)
        correct_membership(row, facts, new, Correction(OFFICER, TODAY, "Chuyển đi"))
        self.people[at] = member, row, new
        self.hand.times[member.id][-1] = facts.joined_on, day

    @rule(place=places, after=st.integers(0, 90))
    def come_back(self, place: int, after: int) -> None:
        member, _, facts = self.people[at := place % len(self.people)]
        day = facts.left_on + timedelta(days=after) if facts.left_on else TODAY
        if not facts.left_on or day > TODAY:
            return
        new = MembershipFacts(Standing.MEMBER, joined_on=day)
        self.people[at] = member, add_membership(member, new, OFFICER, TODAY), new
        self.hand.times[member.id].append((day, None))

    @rule(which=st.integers(0, 1), month=months, rate=amounts)
    def change_rate(self, which: int, month: date, rate: int) -> None:
        fund = self.funds[which]
        term, facts = self.terms[fund]
        if facts.starts_on is None or month <= facts.starts_on:
            return
        ended = replace(facts, ends_on=month - timedelta(days=1))
        later = replace(facts, starts_on=month, rate=Decimal(rate), **NO_OPENING)

        def write() -> Any:
            correct_term(term, facts, ended, Correction(OFFICER, TODAY, "Mức mới"))
            return record_term(self.unit.id, later, OFFICER, TODAY)

        if found := self.tried(write):
            self.terms[fund] = found, later
            self.hand.rates[fund].append((month, rate))

    @rule(
        which=st.integers(0, 1),
        place=places,
        month=months,
        amount=amounts,
        day=days,
        by=st.sampled_from(CHANNELS),
    )
    def pay(self, which: int, place: int, month: date, amount: int, day: date, by: Channel) -> None:
        member, *_ = self.people[place % len(self.people)]
        period = f"{month:%m/%Y}"
        facts = ContributionFacts(member.id, self.funds[which], period, amount, day, channel=by)
        rows = self.tried(
            lambda: contributions.record_contributions(self.unit.id, [(None, facts)], OFFICER, TODAY)
        )
        if rows:
            self._stands(next(self.names), rows[0], facts)

    def _stands(self, name: int, row: Contribution, facts: ContributionFacts) -> None:
        self.payments.append((name, row, facts))
        self.hand.paid[name] = facts.fund_id, facts.member_id, facts.amount
        into = facts.fund_id, facts.channel or Channel.CASH
        self.hand.moved[name] = Moved(facts.paid_on, facts.amount, None, into)

    @precondition(lambda self: self.payments)
    @rule(place=places, amount=amounts)
    def correct_payment(self, place: int, amount: int) -> None:
        name, row, facts = self.payments[at := place % len(self.payments)]
        new = replace(facts, amount=amount)

        def write() -> bool:
            contributions.correct_contribution(row, facts, new, Correction(OFFICER, TODAY, "Ghi nhầm"))
            return True

        if self.tried(write):
            del self.payments[at]
            self._stands(name, row, new)

    @precondition(lambda self: self.payments)
    @rule(place=places)
    def withdraw_payment(self, place: int) -> None:
        name, row, _ = self.payments.pop(place % len(self.payments))
        contributions.withdraw_contribution(row, OFFICER, TODAY, "Ghi nhầm")
        del self.hand.paid[name], self.hand.moved[name]

    @rule(
        direction=st.sampled_from(list(Direction)),
        amount=amounts,
        day=days,
        ends=st.tuples(balance_keys, balance_keys),
    )
    def move(self, direction: Direction, amount: int, day: date, ends: tuple[Any, Any]) -> None:
        facts = self._money(direction, amount, day, ends)
        entry = self.tried(lambda: cashbook.record_money(self.unit.id, facts, OFFICER, TODAY, again=True))
        if entry:
            self._booked(next(self.names), entry, facts)

    def _money(self, direction: Direction, amount: int, day: date, ends: tuple[Any, Any]) -> MoneyFacts:
        (one, channel), (other, to_channel) = ends
        to: dict[str, Any] = {}
        if direction is Direction.TRANSFER:
            to = {"to_fund_id": self.funds[other], "to_channel": to_channel}
        return MoneyFacts(day, direction, "Một khoản", amount, self.funds[one], channel=channel, **to)

    def _booked(self, name: int, entry: Activity, facts: Any) -> None:
        self.entries.append((name, entry, facts))
        balance_key: BalanceKey = facts.fund_id, facts.channel
        if isinstance(facts, VisitFacts) or facts.direction is Direction.PAYMENT:
            self.hand.moved[name] = Moved(facts.happened_on, facts.amount or 0, balance_key, None)
        elif facts.direction is Direction.RECEIPT:
            self.hand.moved[name] = Moved(facts.happened_on, facts.amount, None, balance_key)
        else:
            to = facts.to_fund_id, facts.to_channel
            self.hand.moved[name] = Moved(facts.happened_on, facts.amount, balance_key, to)

    @rule(amount=amounts, day=days, balance_key=balance_keys)
    def visit(self, amount: int, day: date, balance_key: tuple[int, Channel]) -> None:
        facts = VisitFacts(
            day,
            Reason.ILLNESS,
            f"Người được thăm {next(self.names)}",
            Audience.OUTSIDER,
            amount=amount,
            fund_id=self.funds[balance_key[0]],
            channel=balance_key[1],
        )
        entry = self.tried(lambda: record_visit(self.unit.id, facts, OFFICER, TODAY, again=True))
        if entry:
            self._booked(next(self.names), entry, facts)

    @precondition(lambda self: self.entries)
    @rule(place=places, amount=amounts, day=days)
    def correct(self, place: int, amount: int, day: date) -> None:
        name, entry, facts = self.entries[at := place % len(self.entries)]
        new, way = replace(facts, amount=amount, happened_on=day), cashbook.correct_money
        if isinstance(facts, VisitFacts):
            way = correct_visit  # type: ignore[assignment] # each takes its own facts

        def write() -> bool:
            way(entry, facts, new, Correction(OFFICER, TODAY, "Ghi nhầm"), again=True)
            return True

        if self.tried(write):
            del self.entries[at]
            self._booked(name, entry, new)

    @precondition(lambda self: self.entries)
    @rule(place=places)
    def withdraw(self, place: int) -> None:
        name, entry, facts = self.entries[at := place % len(self.entries)]
        way = withdraw_visit if isinstance(facts, VisitFacts) else cashbook.withdraw_money

        def write() -> bool:
            way(entry, OFFICER, TODAY, "Ghi nhầm")
            return True

        if self.tried(write):
            del self.entries[at], self.hand.moved[name]

    @rule(month=months)
    def close(self, month: date) -> None:
        self.tried(lambda: close_period(self.unit.id, month - timedelta(days=1), OFFICER, TODAY))

    @rule()
    def open_again(self) -> None:
        if closing := latest_closing(self.unit.id):
            reopen(self.unit.id, closing, OFFICER, TODAY, "Ghi thêm")

    @rule(notes=st.integers(0, 9))
    def count_the_box(self, notes: int) -> None:
        facts = CountFacts(TODAY, note_500=notes, explanation="Đếm thử")
        row = record_count(self.unit.id, facts, OFFICER, TODAY)
        cash = sum(amount for (_, by), amount in self.hand.balances().items() if by == Channel.CASH)
        assert (row.book_amount, row.counted_amount) == (cash, 500 * notes)

    @invariant()
    def books_say_the_same(self) -> None:
        refresh_touched()  # as a commit does
        assert shown_balances(self.unit) == +self.hand.balances()
        dues, credits = stored_dues(self.unit.id, self.funds), stored_credits(self.unit.id, self.funds)
        for fund in self.funds:
            for member, *_ in self.people:
                of = [due for (f, m, _), due in dues.items() if (f, m) == (fund, member.id)]
                assert sum(one[2] for one in of) == self.hand.due(fund, member.id, HORIZON)
                paid = sum(one[3] for one in of) + credits.get((fund, member.id), 0)
                assert paid == self.hand.paid_by(fund, member.id)
        given = Counter[tuple[str, int]]()
        for voucher in db.session.scalars(select(Voucher).order_by(Voucher.number)):
            given[voucher.kind, voucher.year] += 1
            assert voucher.number == given[voucher.kind, voucher.year]
        assert [fault.message for fault in unit_faults(self.unit, TODAY)] == []

    def teardown(self) -> None:
        try:
            self._goes_out_and_comes_back()
        finally:
            db.session.rollback()

    def _goes_out_and_comes_back(self) -> None:
        file = build(self.unit).file
        path = self.folder / "so.xlsx"
        path.write_bytes(file)
        plan = prepare(read_book(path), self.unit, TODAY)
        assert ([problem.text for problem in plan.problems], plan.writes) == ([], 0)
        assert self.elsewhere(path) == (named_balances(self.unit), named_dues(self.unit))


NO_OPENING: dict[str, Any] = {"opening_amount": None, "opening_on": None, "opening_channel": None}


def shown_balances(unit: Unit) -> Counter[BalanceKey]:
    held: Counter[BalanceKey] = Counter()
    for one in balances(unit.id, TODAY):
        held[one.fund_id, str(one.channel)] += one.amount
    return +held


def named_balances(unit: Unit) -> dict[tuple[str, str], int]:
    return {(one.fund_name, str(one.channel)): one.amount for one in balances(unit.id, TODAY) if one.amount}


def named_dues(unit: Unit) -> Counter[str]:
    """What is left to pay, by the person's code."""
    people = db.session.scalars(select(Member).where(Member.unit_id == unit.id))
    codes = {one.id: one.code for one in people}
    funds = [one.fund_id for one in balances(unit.id, TODAY)]
    left: Counter[str] = Counter()
    for (_, member_id, _), (_, _, owed, paid) in stored_dues(unit.id, funds).items():
        left[codes[member_id]] += owed - paid
    return +left


def test_any_year_is_what_plain_counting_says(union: Unit, databases: Databases, tmp_path: Path) -> None:
    numbers = count(1)

    def elsewhere(path: Path) -> tuple[Any, Any]:
        with open_app(databases.beside_url(), tmp_path / str(next(numbers))):
            applied = apply(prepare(read_book(path), None, TODAY), path.name, OFFICER, TODAY)
            assert [problem.text for problem in applied.problems] == []
            refresh_touched()
            found = named_balances(units()[0]), named_dues(units()[0])
            db.session.rollback()
            return found

    class OfUnion(Year):
        unit = union
        folder = tmp_path

    OfUnion.elsewhere = staticmethod(elsewhere)
    # The same years each time: a change is judged, not chance.
    how = settings(tries(2 if THOROUGH else 8), stateful_step_count=30 if THOROUGH else 20, derandomize=True)
    run_state_machine_as_test(OfUnion, settings=how)  # type: ignore[no-untyped-call]
