"""Whatever is paid, corrected, moved and withdrawn in whatever order: the log and the cash book agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.books.cashbook.checks import cash_faults
from app.books.cashbook.queries import balances
from app.core.actor import Correction
from app.core.errors import Refused
from app.dues.contributions import actions
from app.dues.contributions.collections.actions import correct_collection, withdraw_collection
from app.dues.contributions.facts import ContributionFacts
from app.dues.funds import queries
from app.dues.funds.checks import fund_faults
from app.extensions import db
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY
from tests.dues.contributions.rounds import NEW_YEAR, collect, collection, paid, people, put_term
from tests.effort import rolled_back, tries

DAYS = [date(2023, 12, 31), NEW_YEAR, date(2024, 3, 15)]
#: A day before the fund was opened, and a collection moved onto another.
EXPECTED = ("Quỹ mở sổ sáng 01/01/2024", "Đã có đợt thu của quỹ này, cùng kỳ, cùng ngày.")
payments = st.fixed_dictionaries(
    {
        "fund": st.integers(0, 1),
        "payer": st.integers(0, 2),
        "amount": st.integers(1, 9),
        "period_text": st.sampled_from(["2024", "năm 2024", "Quý 1/2024"]),
        "paid_on": st.sampled_from(DAYS),
        "channel": st.sampled_from([None, Channel.CASH, Channel.BANK]),
        "voucher_text": st.sampled_from(["", "PT 1", "PT 2"]),
    }
)
steps = st.lists(
    st.tuples(
        st.sampled_from(["pay", "pay", "correct", "withdraw", "move", "withdraw all"]),
        st.integers(0, 9),
        payments,
    ),
    min_size=1,
    max_size=10,
)


def facts_of(values: dict[str, Any], funds: list[int], payers: list[int]) -> ContributionFacts:
    others = {name: value for name, value in values.items() if name not in ("fund", "payer", "amount")}
    return paid(funds[values["fund"]], payers[values["payer"]], values["amount"], **others)


def take(union: Unit, step: Any, funds: list[int], payers: list[int]) -> None:
    word, which, values = step
    standing = queries.contributions_of(union.id)
    new = facts_of(values, funds, payers)
    if word == "pay" or not standing:
        collect(union, new)
        return
    row, old = standing[which % len(standing)]
    if word == "correct":
        actions.correct_contribution(row, old, new, Correction(OFFICER, TODAY, "thử"))
    elif word == "withdraw":
        actions.withdraw_contribution(row, OFFICER, TODAY, "thử")
    elif word == "withdraw all":
        withdraw_collection(collection(row), OFFICER, TODAY, "thử")
    else:
        found = queries.collection(union.id, row.collection_id)
        assert found is not None
        moved = replace(found[1], fund_id=new.fund_id, paid_on=new.paid_on, period_text=new.period_text)
        correct_collection(*found, moved, Correction(OFFICER, TODAY, "thử"))


def by_hand(union: Unit) -> dict[tuple[int, str], int]:
    held: Counter[tuple[int, str]] = Counter()
    for _, facts in queries.contributions_of(union.id):
        if facts.paid_on >= NEW_YEAR:
            held[facts.fund_id, str(facts.channel or Channel.CASH)] += facts.amount
    return dict(held)


@tries(10)
@given(steps=steps)
@rolled_back
def test_everything_agrees_after_any_steps(union: Unit, steps: list[Any]) -> None:
    funds = [put_term(union, name).fund_id for name in ("Một", "Hai")]
    payers = people(union, "Trần Thị An", "Lê Văn Bình", "Phạm Thị Chi")
    refusals = set()
    for step in steps:
        try:
            with db.session.begin_nested():
                take(union, step, funds, payers)
        except Refused as refusal:
            refusals.add(refusal.sentence)
    assert all(refusal.startswith(EXPECTED) for refusal in refusals)
    assert fund_faults(union.id) + cash_faults(union.id) == []
    shown = {(one.fund_id, one.channel): one.amount for one in balances(union.id, TODAY) if one.amount}
    assert shown == by_hand(union)
