"""Writes of the cash book: what is posted, reversed and refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from app.books.budget import actions as budget_actions
from app.books.budget import queries as budget_queries
from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.cashbook import actions, queries
from app.books.cashbook.facts import Direction
from app.books.cashbook.models import CashEntry
from app.books.lines import opening_actions, posting_actions
from app.books.lines.queries import postings_of
from app.core.actor import Correction
from app.core.errors import Refused, Stale
from app.extensions import db
from app.life.visits.actions import correct_visit, record_visit, withdraw_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities import actions as log
from app.log.activities.facts import EntryFacts, Kind
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.office.units.queries import unit_by_code
from tests.books.cashbook.books import (
    BANK,
    CASH,
    NEW_YEAR,
    held,
    payment,
    put_fund,
    receipt,
    record,
    transfer,
)
from tests.conftest import OFFICER, TODAY

MARCH, MAY = date(2024, 3, 1), date(2024, 5, 10)


def lines(activity_id: int) -> list[tuple[str, int, str]]:
    return [(one.direction, one.amount, one.reason) for one in postings_of(activity_id)]


def entries_in_the_book() -> int:
    return db.session.scalar(select(func.count()).select_from(CashEntry)) or 0


def test_a_receipt_and_a_payment_change_the_balance_of_their_channel(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000, bank=500_000)
    record(union, receipt(fund, 200_000, MARCH))
    record(union, payment(fund, 300_000, MAY, channel=BANK))
    assert held(union) == {("Đoàn phí", "cash"): 1_200_000, ("Đoàn phí", "bank"): 200_000}


def test_a_transfer_is_one_row_with_two_ends(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", bank=500_000)
    other = put_fund(union, "Vì người nghèo")
    activity = record(
        union, transfer(fund, 400_000, MARCH, channel=BANK, to_fund_id=other.id, to_channel=CASH)
    )
    assert lines(activity.id) == [("transfer", 400_000, "")]
    assert held(union) == {("Đoàn phí", "bank"): 100_000, ("Vì người nghèo", "cash"): 400_000}


@pytest.mark.parametrize("values", [{}, {"channel": BANK}, {"to_channel": CASH}])
def test_a_transfer_to_the_same_balance_is_refused(union: Unit, values: dict[str, str]) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000, bank=500_000)
    with pytest.raises(Refused, match="nơi đến phải khác nơi đi") as refusal:
        record(union, transfer(fund, 100_000, MARCH, **values))
    assert refusal.value.field == "to_fund_id"


@pytest.mark.parametrize("amount", [0, -5])
def test_money_that_moves_nothing_is_refused(union: Unit, amount: int) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    with pytest.raises(Refused, match="lớn hơn 0"):
        record(union, receipt(fund, amount, MARCH))


def test_a_correction_reverses_and_posts_again(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    old = payment(fund, 300_000, MARCH)
    activity = record(union, old)
    actions.correct_money(
        activity, old, replace(old, amount=350_000), Correction(OFFICER, TODAY, "ghi nhầm", version=1)
    )
    assert lines(activity.id) == [
        ("payment", 300_000, ""),
        ("payment", -300_000, "ghi nhầm"),
        ("payment", 350_000, "ghi nhầm"),
    ]
    assert held(union) == {("Đoàn phí", "cash"): 650_000}


def test_the_reversal_stands_on_the_day_of_what_it_undoes_and_is_posted_today(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    old = payment(fund, 300_000, MARCH)
    activity = actions.record_money(union.id, old, OFFICER, MARCH)
    actions.correct_money(
        activity, old, replace(old, happened_on=MAY), Correction(OFFICER, TODAY, "nhầm ngày")
    )
    days = [(one.happened_on, one.posted_on) for one in postings_of(activity.id)]
    assert days == [(MARCH, MARCH), (MARCH, TODAY), (MAY, TODAY)]
    assert held(union, date(2024, 4, 1)) == {("Đoàn phí", "cash"): 1_000_000}


def test_a_correction_that_moves_no_money_posts_nothing(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    facts = payment(fund, 300_000, MARCH)
    activity = record(union, facts)
    actions.correct_money(activity, facts, facts, Correction(OFFICER, TODAY, "xem lại"))
    assert len(lines(activity.id)) == 1


def test_settling_twice_writes_nothing(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    facts = payment(fund, 300_000, MARCH)
    activity = record(union, facts)
    before = entries_in_the_book()
    posting_actions.settle(activity, [facts.posting()], OFFICER, TODAY)
    assert entries_in_the_book() == before


def test_parts_of_one_entry_are_distinguished(union: Unit) -> None:
    """Two receipts of one collection may be alike but for their number; one leaves, the other stays."""
    fund = put_fund(union, "Đoàn phí")
    activity = log.add(union.id, Kind.COLLECTION, EntryFacts(MARCH, "Thu", fund_id=fund.id), OFFICER)
    one = replace(receipt(fund, 50_000, MARCH).posting(), part="1", voucher_text="1")
    two = replace(one, part="2", voucher_text="2")
    posting_actions.settle(activity, [one, two], OFFICER, TODAY)
    posting_actions.settle(activity, [two], OFFICER, TODAY, "phiếu 1 ghi thừa")
    assert [(line.amount) for line in postings_of(activity.id)] == [50_000, 50_000, -50_000]
    assert [posting.part for _, posting in queries.live_entries([activity.id])] == ["2"]


def test_a_withdrawal_takes_the_money_back_and_says_why(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    activity = record(union, payment(fund, 300_000, MARCH))
    actions.withdraw_money(activity, OFFICER, TODAY, "ghi hai lần", activity.version)
    assert lines(activity.id)[1] == ("payment", -300_000, "ghi hai lần")
    assert held(union) == {("Đoàn phí", "cash"): 1_000_000}


def test_a_withdrawal_needs_a_reason_and_the_version_that_was_seen(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    activity = record(union, payment(fund, 300_000, MARCH))
    with pytest.raises(Refused, match="lý do"):
        actions.withdraw_money(activity, OFFICER, TODAY, " ", activity.version)
    with pytest.raises(Stale):
        actions.withdraw_money(activity, OFFICER, TODAY, "ghi hai lần", activity.version - 1)
    assert len(lines(activity.id)) == 1


def test_a_reversed_transfer_gives_back_both_ends(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=100_000, bank=500_000)
    facts = transfer(fund, 400_000, MARCH, channel=BANK, to_channel=CASH)
    activity = record(union, facts)
    actions.correct_money(
        activity, facts, replace(facts, amount=40_000), Correction(OFFICER, TODAY, "thừa số 0")
    )
    assert held(union) == {("Đoàn phí", "cash"): 140_000, ("Đoàn phí", "bank"): 460_000}


# Below zero


def test_a_payment_that_empties_the_balance_is_taken_one_dong_more_is_refused(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=300_000)
    with pytest.raises(
        Refused, match=r"Đoàn phí \(tiền mặt\) không đủ tiền: đến hết ngày 01/03/2024 sẽ thiếu 1 đồng"
    ):
        record(union, payment(fund, 300_001, MARCH))
    db.session.rollback()
    fund = put_fund(union, "Đoàn phí", cash=300_000)
    record(union, payment(fund, 300_000, MARCH))
    assert held(union) == {("Đoàn phí", "cash"): 0}


def test_money_that_came_later_does_not_pay_for_an_earlier_day(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí")
    record(union, receipt(fund, 500_000, MAY))
    with pytest.raises(Refused, match="01/03/2024"):
        record(union, payment(fund, 500_000, MARCH))


def test_the_day_that_falls_short_may_be_later_than_the_payment(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    record(union, payment(fund, 400_000, MAY))
    with pytest.raises(Refused, match=r"10/05/2024 sẽ thiếu 100\.000 đồng"):
        record(union, payment(fund, 200_000, MARCH))


def test_within_a_day_the_order_does_not_matter(union: Unit) -> None:
    """Balances are compared at the end of the day."""
    fund = put_fund(union, "Đoàn phí", cash=100_000)
    old = receipt(fund, 500_000, MAY)
    record(union, old)
    record(union, payment(fund, 600_000, MAY))
    assert held(union) == {("Đoàn phí", "cash"): 0}


def test_the_other_channel_does_not_help(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", bank=5_000_000)
    with pytest.raises(Refused, match="tiền mặt"):
        record(union, payment(fund, 1, MARCH))


def test_a_receipt_that_was_spent_cannot_be_withdrawn_nor_made_smaller(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí")
    facts = receipt(fund, 500_000, MARCH)
    activity = record(union, facts)
    record(union, payment(fund, 400_000, MAY))
    db.session.commit()
    with pytest.raises(Refused, match="không đủ tiền"):
        actions.withdraw_money(activity, OFFICER, TODAY, "nhầm")
    db.session.rollback()
    with pytest.raises(Refused, match="không đủ tiền"):
        actions.correct_money(
            activity, facts, replace(facts, amount=399_999), Correction(OFFICER, TODAY, "nhầm")
        )


def test_the_far_end_of_a_transfer_is_watched_too(union: Unit) -> None:
    fund, other = put_fund(union, "Đoàn phí", cash=500_000), put_fund(union, "Vì người nghèo")
    activity = record(union, transfer(fund, 500_000, MARCH, to_fund_id=other.id))
    record(union, payment(other, 300_000, MAY))
    with pytest.raises(Refused, match="Vì người nghèo"):
        actions.withdraw_money(activity, OFFICER, TODAY, "nhầm")


def test_an_old_book_below_zero_may_be_mended_but_not_deepened(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí")
    record(union, payment(fund, 300_000, MARCH), imported=True)
    record(union, receipt(fund, 100_000, MARCH))
    assert held(union) == {("Đoàn phí", "cash"): -200_000}
    with pytest.raises(Refused, match=r"01/03/2024 sẽ thiếu 200\.001"):
        record(union, payment(fund, 1, MARCH))


def test_a_shortage_of_another_day_does_not_excuse_a_new_one(union: Unit) -> None:
    """A balance that was once 300.000 short must not be 200.000 short on another day."""
    fund = put_fund(union, "Đoàn phí")
    record(union, payment(fund, 300_000, MARCH), imported=True)
    record(union, receipt(fund, 300_000, MAY))
    with pytest.raises(Refused, match=r"15/12/2024 sẽ thiếu 200\.000"):
        record(union, payment(fund, 200_000, TODAY))


# Openings


def test_what_is_older_than_the_opening_is_logged_not_posted(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000, on=NEW_YEAR)
    activity = record(union, payment(fund, 5_000_000, date(2023, 12, 31)), imported=True)
    assert lines(activity.id) == []
    assert record(union, payment(fund, 1_000_000, NEW_YEAR)).amount == 1_000_000
    assert held(union) == {("Đoàn phí", "cash"): 0}


def test_a_fund_without_opening_day_takes_every_day(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", on=None)
    record(union, receipt(fund, 70_000, date(1999, 1, 1)))
    assert held(union) == {("Đoàn phí", "cash"): 70_000}


def test_a_correction_across_the_opening_day_posts_or_takes_back(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000, on=NEW_YEAR)
    old = payment(fund, 300_000, date(2023, 12, 31))
    activity = record(union, old, imported=True)
    new = replace(old, happened_on=MARCH)
    actions.correct_money(activity, old, new, Correction(OFFICER, TODAY, "nhầm năm"))
    assert held(union) == {("Đoàn phí", "cash"): 700_000}
    actions.correct_money(activity, new, old, Correction(OFFICER, TODAY, "đúng năm 2023"))
    assert held(union) == {("Đoàn phí", "cash"): 1_000_000}


@pytest.mark.parametrize(
    ("day", "given", "taken"),
    [
        (date(2023, 6, 1), [], []),
        (date(2024, 3, 1), [("payment", "Cũ")], [("receipt", "Cũ")]),
        (date(2024, 7, 1), [("transfer", "Cũ")], [("transfer", "Mới")]),
    ],
)
def test_a_transfer_between_balances_opened_on_different_days(
    union: Unit, day: date, given: list[tuple[str, str]], taken: list[tuple[str, str]]
) -> None:
    """The later opening balance includes the money already; the older balance still gave it away."""
    old = put_fund(union, "Cũ", cash=1_000, on=NEW_YEAR)
    young = put_fund(union, "Mới", cash=500, on=date(2024, 6, 1))
    for transferred, posted in (
        (transfer(old, 100, day, to_fund_id=young.id), given),
        (transfer(young, 100, day, to_fund_id=old.id), taken),
    ):
        activity = record(union, transferred, imported=True)
        lines = [(line.direction, line.fund_name) for line in postings_of(activity.id)]
        assert lines == posted


def test_a_new_opening_replaces_the_old_one_by_reversal(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    opening_actions.set_opening(fund, CASH, 1_200_000, OFFICER, TODAY, "đếm lại")
    amounts = db.session.scalars(select(CashEntry.amount).order_by(CashEntry.id)).all()
    assert amounts == [1_000_000, -1_000_000, 1_200_000]
    assert held(union) == {("Đoàn phí", "cash"): 1_200_000}


def test_stating_the_same_opening_again_writes_nothing(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    opening_actions.set_opening(fund, CASH, 1_000_000, OFFICER, TODAY)
    assert entries_in_the_book() == 1


def test_an_opening_that_was_spent_cannot_be_lowered(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    record(union, payment(fund, 900_000, MARCH))
    with pytest.raises(Refused, match="không đủ tiền"):
        opening_actions.set_opening(fund, CASH, 800_000, OFFICER, TODAY, "đếm lại")


# Entries of other features


def visit(fund_id: int | None, amount: int = 500_000) -> VisitFacts:
    return VisitFacts(MARCH, Reason.ILLNESS, "Lê Văn Bình", Audience.MEMBER, amount=amount, fund_id=fund_id)


def test_a_visit_is_paid_from_its_fund_under_its_item(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    activity = record_visit(union.id, visit(fund.id), OFFICER, TODAY)
    [line] = postings_of(activity.id)
    assert (line.direction, line.amount, line.item) == ("payment", 500_000, "Thăm hỏi, tặng quà")
    assert line.description == activity.title


def test_others_money_is_posted_nowhere(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    activity = record_visit(union.id, visit(None), OFFICER, TODAY)
    assert lines(activity.id) == []
    correct_visit(activity, visit(None), visit(fund.id), Correction(OFFICER, TODAY, "tiền của quỹ"))
    correct_visit(activity, visit(fund.id), visit(None), Correction(OFFICER, TODAY, "tiền của cơ quan"))
    assert [amount for _, amount, _ in lines(activity.id)] == [500_000, -500_000]


def test_a_withdrawn_visit_nets_zero(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    activity = record_visit(union.id, visit(fund.id), OFFICER, TODAY)
    withdraw_visit(activity, OFFICER, TODAY, "ghi nhầm người", activity.version)
    assert sum(amount for _, amount, _ in lines(activity.id)) == 0


def test_a_fund_of_another_union_is_refused(union: Unit) -> None:
    stranger = unit_by_code("sen-hong")
    assert stranger is not None
    foreign = put_fund(stranger, "Quỹ người khác", cash=9_000_000)
    own = put_fund(union, "Đoàn phí", cash=1_000_000)
    with pytest.raises(Refused, match="không có trong sổ"):
        record(union, payment(foreign, 1_000, MARCH))
    with pytest.raises(Refused, match="không có trong sổ"):
        record(union, transfer(own, 1_000, MARCH, to_fund_id=foreign.id))
    with pytest.raises(Refused, match="không có trong sổ"):
        record_visit(union.id, visit(foreign.id), OFFICER, TODAY)


# The trail, and what the log entry says


def test_the_trail_shows_what_was_recorded_and_corrected(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    old = payment(fund, 300_000, MARCH, item="Hội nghị", counterparty="Cửa hàng Sen", voucher_text="PC 07")
    activity = record(union, old)
    actions.correct_money(
        activity, old, replace(old, amount=350_000), Correction(OFFICER, TODAY, "thiếu hóa đơn")
    )
    first, second = changes_of(union.id, f"activities/{activity.id}")
    assert (first.action, first.values["amount"]) == ("cashbook.money.recorded", (None, 300_000))
    assert (second.action, second.reason, second.values) == (
        "cashbook.money.corrected",
        "thiếu hóa đơn",
        {"amount": (300_000, 350_000)},
    )


def test_every_fact_of_a_plain_entry_is_read_back(union: Unit) -> None:
    fund, other = put_fund(union, "Đoàn phí", bank=1_000_000), put_fund(union, "Vì người nghèo")
    facts = transfer(
        fund,
        300_000,
        MARCH,
        item="Hỗ trợ",
        counterparty="Trần Thị Thu Hà",
        to_fund_id=other.id,
        channel=BANK,
        to_channel=CASH,
        voucher_text="UNC 3",
    )
    activity = record(union, facts)
    assert queries.money_entry(union.id, activity.id) == (activity, facts)
    assert queries.money_entries_of(union.id) == [(activity, facts)]
    assert facts.direction is Direction.TRANSFER


# Budget


def test_a_budget_line_is_recorded_corrected_and_withdrawn(union: Unit) -> None:
    facts = BudgetFacts("2025", BudgetSide.PAYMENT, "Thăm hỏi", 12_000_000)
    line = budget_actions.record_budget_line(union.id, facts, OFFICER, TODAY)
    assert budget_queries.budget_lines_of(union.id) == [(line, facts)]
    new = replace(facts, amount=15_000_000)
    budget_actions.correct_budget_line(
        line, facts, new, Correction(OFFICER, TODAY, "nghị quyết mới", version=1)
    )
    assert budget_queries.budget_lines_of(union.id) == [(line, new)]
    with pytest.raises(Stale):
        budget_actions.correct_budget_line(
            line, facts, new, Correction(OFFICER, TODAY, "nghị quyết mới", version=1)
        )
    budget_actions.withdraw_budget_line(line, OFFICER, TODAY, "bỏ khoản này", line.version)
    assert budget_queries.budget_lines_of(union.id) == []
    done = [change.action for change in changes_of(union.id, f"budget_lines/{line.id}")]
    assert done == [f"cashbook.budget_line.{word}" for word in ("recorded", "corrected", "withdrawn")]


def test_a_budget_line_of_anothers_fund_is_refused(union: Unit) -> None:
    stranger = unit_by_code("sen-hong")
    assert stranger is not None
    foreign = put_fund(stranger, "Quỹ người khác")
    facts = BudgetFacts("2025", BudgetSide.PAYMENT, "Thăm hỏi", 1, foreign.id)
    with pytest.raises(Refused, match="không có trong sổ"):
        budget_actions.record_budget_line(union.id, facts, OFFICER, TODAY)
