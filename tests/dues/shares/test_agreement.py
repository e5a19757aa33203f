"""Arrears page, person's page, figures, report and home say the same, to the đồng and to the head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.periods import Period, parse_period
from app.dues.arrears.day_queries import arrears_on
from app.dues.arrears.queries import WantedArrears, all_arrears, arrears_figures
from app.dues.contributions.actions import record_contributions
from app.dues.exemptions.actions import record_exemption
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, PartYear, TermFacts
from app.dues.ledger.account_queries import accounts_of, ledger_of
from app.dues.ledger.account_rules import accounts_of_all, lines_since
from app.dues.ledger.actions import refresh_touched
from app.dues.ledger.facts import ExemptionFacts
from app.dues.shares.facts import FundPeriod, belongs
from app.extensions import db
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.people.roster.actions import add_membership
from app.people.roster.facts import MembershipFacts, Standing
from app.year.figures.queries import gather
from app.year.figures.rules import fund_share
from app.year.figures.scopes import open_scope
from tests.conftest import OFFICER, TODAY, put_member
from tests.dues.contributions.rounds import paid
from tests.effort import rolled_back, tries

Draw = Callable[[st.SearchStrategy[Any]], Any]
FIRST = date(2022, 6, 1)
DAYS = st.dates(FIRST, TODAY)
MAYBE = st.one_of(st.none(), DAYS)
KY = st.sampled_from(
    ["2022", "2023", "2024", "03/2024", "11/2023", "Quý 1/2024", "6 tháng đầu năm 2023", "Năm học 2023-2024"]
)
PERIODS = st.sampled_from(
    ["2024", "2023", "6 tháng đầu năm 2024", "Quý 4/2023", "Năm học 2023-2024", "2022-12-10..2023-03-20"]
)
WHO, WHICH = st.integers(0, 3), st.integers(0, 2)


@st.composite
def books(draw: Draw) -> dict[str, Any]:
    """Up to four people, three funds with a second rate, exemptions and payments."""
    people = []
    for _ in range(4):
        joined = draw(MAYBE)
        left = draw(st.one_of(st.none(), st.dates((joined or FIRST) + timedelta(1), date(2025, 1, 31))))
        salary = draw(st.sampled_from([None, 5_000_000, 7_123_456]))
        people.append({"joined_on": joined, "left_on": left, "dues_salary": salary})
    funds = []
    for place in range(3):
        basis = draw(st.sampled_from([Basis.MONTH, Basis.YEAR, Basis.SALARY_SHARE]))
        whole = draw(st.sampled_from(PartYear)) if basis is Basis.YEAR else PartYear.FULL_RATE
        rate = Decimal(draw(st.sampled_from([1, 2]))) * (1 if basis is Basis.SALARY_SHARE else 30_000)
        first = TermFacts(f"Quỹ {place}", basis, rate, draw(MAYBE), part_year=whole, opening_on=draw(MAYBE))
        later = replace(first, rate=rate * 2, starts_on=draw(DAYS), opening_on=None)
        funds.append([first, later] if first.starts_on != later.starts_on else [first])
    exempt = draw(st.lists(st.tuples(WHO, st.one_of(st.none(), WHICH), MAYBE, MAYBE), max_size=3))
    amounts = st.sampled_from([30_000, 60_000, 100_000, 360_000])
    payments = draw(st.lists(st.tuples(WHO, WHICH, KY, amounts, DAYS), max_size=14))
    return {"people": people, "funds": funds, "exempt": exempt, "payments": payments}


def put(union: Unit, drawn: dict[str, Any]) -> list[int]:
    """The books of the drawn; ids of the people."""
    people = [
        put_member(union, f"DV8{place}", f"Lê Văn {place}", **values).id
        for place, values in enumerate(drawn["people"])
    ]
    funds = []
    for terms in drawn["funds"]:
        rows = [record_term(union.id, term, OFFICER, TODAY) for term in terms]
        funds.append(rows[0].fund_id)
    for who, which, starts, ends in drawn["exempt"]:
        starts, ends = (ends, starts) if starts and ends and ends < starts else (starts, ends)
        fund = None if which is None else funds[which]
        facts = ExemptionFacts(people[who], "Hoàn cảnh khó khăn", fund, starts, ends)
        record_exemption(union.id, facts, OFFICER, TODAY)
    record_contributions(
        union.id,
        [
            (None, paid(funds[which], people[who], amount, period_text=ky, paid_on=day))
            for who, which, ky, amount, day in drawn["payments"]
        ],
        OFFICER,
        TODAY,
        imported=True,
    )
    refresh_touched()
    return people


def sums(one: FundPeriod, period: Period) -> tuple[int, set[int]]:
    """What the figures say is owed for a period and before, and who owes it."""
    return one.owed + one.owed_before, {*one.left_of, *one.before_of}


@tries(6)
@given(books(), PERIODS, DAYS)
@rolled_back
def test_every_page_says_the_same(union: Unit, drawn: dict[str, Any], text: str, day: date) -> None:
    people = put(union, drawn)
    _same_today(union, people)
    _same_on(union, day)
    _same_in(union, parse_period(text), day)


def _same_today(union: Unit, people: list[int]) -> None:
    """Stored and counted arrears, the persons' pages, the first page."""
    stored = all_arrears(union.id, WantedArrears(), TODAY)
    assert [replace(one, due_id=0) for one in stored] == arrears_on(union.id, WantedArrears(), TODAY)
    for member_id in people:
        mine = {
            (account.rule.fund_id, line.due.start): line.left
            for account in accounts_of(union.id, member_id, TODAY)
            for line in account.lines
            if line.left
        }
        assert mine == {(one.fund_id, one.start): one.left for one in stored if one.member_id == member_id}
    debtors, left = db.session.execute(select(*arrears_figures(union.id, TODAY))).one()
    assert (debtors, left) == (len({one.member_id for one in stored}), sum(one.left for one in stored))


def _same_on(union: Unit, day: date) -> None:
    """Leaving out older years changes nothing of the others."""
    ledger = ledger_of(union.id)
    accounts = accounts_of_all(ledger, day)
    for pair, lines in lines_since(ledger, day, day).items():
        assert tuple(lines) == tuple(line for line in accounts[pair].lines if line.due.start.year >= day.year)


def _same_in(union: Unit, period: Period, day: date) -> None:
    """Figures and report against the list of arrears, as of a day in the period."""
    as_of = min(max(day, period.start), period.end)
    record = gather(union, period, as_of)
    listed = arrears_on(union.id, WantedArrears(), as_of)
    for fund in record.funds:
        one = record.fund_periods[fund.id]
        ours = [
            line
            for line in listed
            if line.fund_id == fund.id
            and (belongs(line.start, line.end, period) or line.start < period.start)
        ]
        owed, who = sums(one, period)
        assert owed == sum(line.left for line in ours)
        assert who == {line.member_id for line in ours}
        owing = {line.member_id for line in ours if belongs(line.start, line.end, period)}
        assert set(one.payers_in_full) == set(one.asked) - owing
        assert set(one.payers) <= set(one.asked) <= one.members
        shares = {
            name: figure(record.scope, f"fund[{fund.name}].{name}").number
            for name in ("asked", "payers", "payers_in_full", "due", "owed", "owed_before", "contributed")
        }
        assert shares["owed"] + shares["owed_before"] == owed
        assert (shares["payers_in_full"], shares["asked"]) == (len(one.payers_in_full), len(one.asked))
        share = fund_share(record, [fund.id])
        assert (share.part, share.total) == (shares["payers"], shares["asked"])
        assert shares["due"] >= shares["owed"]


def test_who_comes_later_owes_nothing_before(union: Unit) -> None:
    """A year's fund asks of somebody from the day on which they came, and goes on over another salary."""
    term = TermFacts("Quỹ năm", Basis.YEAR, Decimal(40_000), opening_on=date(2024, 1, 1))
    record_term(union.id, term, OFFICER, TODAY)
    put_member(union, "DV81", "Lê Thị Đến", joined_on=date(2024, 8, 1))
    first = {"joined_on": date(2024, 2, 1), "left_on": date(2024, 9, 1), "dues_salary": 5_000_000}
    present = put_member(union, "DV82", "Lê Văn Ở", **first)
    later = MembershipFacts(Standing.MEMBER, joined_on=date(2024, 9, 1), dues_salary=6_000_000)
    add_membership(present, later, OFFICER, TODAY)
    refresh_touched()
    others = {"DV81", "DV82"}
    for day, names in (
        (date(2024, 1, 31), set()),
        (date(2024, 7, 31), {"DV82"}),
        (date(2024, 8, 1), others),
        (date(2024, 12, 1), others),
    ):
        ours = [one for one in arrears_on(union.id, WantedArrears(), day) if one.fund_name == "Quỹ năm"]
        assert {one.code for one in ours} & others == names, day
        scope = open_scope(union, parse_period("2024"), day)
        assert figure(scope, "fund[Quỹ năm].owed").number == sum(one.left for one in ours)
