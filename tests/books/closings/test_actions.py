"""Closed periods: what may be closed, what a closed day refuses, where corrections land, reopening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.books.cashbook import actions
from app.books.cashbook.checks import cash_faults
from app.books.cashbook.queries import money_entry
from app.books.closings.actions import close_period, reopen
from app.books.closings.queries import balances_closed, closed_through, closings_of
from app.books.lines.ends import WantedLines
from app.books.lines.opening_actions import set_opening
from app.books.lines.period_queries import book_totals
from app.books.lines.queries import page_of_book, postings_of
from app.books.lines.total_queries import items_of, period_totals
from app.core.actor import Correction
from app.core.errors import Refused, Stale
from app.dues.contributions.actions import correct_contribution
from app.dues.funds.queries import contribution_facts, contributions_of
from app.extensions import db
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from tests.books.cashbook.books import CASH, held, payment, put_fund, receipt, record
from tests.conftest import OFFICER, TODAY
from tests.dues.contributions.rounds import collect, paid, people

JANUARY, FEBRUARY = date(2024, 1, 31), date(2024, 2, 29)
IN_JANUARY, IN_MARCH = date(2024, 1, 20), date(2024, 3, 5)
#: After January was closed.
FIRST_OPEN = date(2024, 2, 1)


def test_a_month_is_closed_with_its_balances(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000, bank=900_000)
    record(union, payment(fund, 200_000, IN_JANUARY))
    closing = close_period(union.id, JANUARY, OFFICER, TODAY)
    assert (closing.starts_on, closing.ends_on) == (date(2024, 1, 1), JANUARY)
    assert [(one.channel, one.amount) for one in balances_closed(closing.id)] == [
        ("cash", 300_000),
        ("bank", 900_000),
    ]
    assert closed_through(union.id) == JANUARY
    [noted] = changes_of(union.id, f"period_closings/{closing.id}")
    assert noted.action == "cashbook.closing.closed"


def test_periods_follow_each_other_and_may_be_longer_than_a_month(union: Unit) -> None:
    put_fund(union, "Đoàn phí", cash=500_000)
    close_period(union.id, JANUARY, OFFICER, TODAY)
    closing = close_period(union.id, date(2024, 11, 30), OFFICER, TODAY)
    assert closing.starts_on == date(2024, 2, 1)
    assert cash_faults(union.id) == []


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        (date(2024, 3, 30), "ngày cuối tháng"),
        (date(2024, 12, 31), "Tháng chưa hết"),
        (JANUARY, "đã khóa đến hết ngày 31/01/2024"),
        (date(2023, 12, 31), "đã khóa đến hết ngày 31/01/2024"),
    ],
)
def test_only_the_past_end_of_an_open_month_closes(union: Unit, ends_on: date, expected: str) -> None:
    put_fund(union, "Đoàn phí", cash=500_000)
    close_period(union.id, JANUARY, OFFICER, TODAY)
    with pytest.raises(Refused, match=expected):
        close_period(union.id, ends_on, OFFICER, TODAY)


def test_an_empty_book_has_nothing_to_close(union: Unit) -> None:
    with pytest.raises(Refused, match="chưa có gì"):
        close_period(union.id, JANUARY, OFFICER, TODAY)


def test_what_is_new_in_a_closed_month_is_booked_in_an_open_one(union: Unit) -> None:
    """A late entry and a late correction follow one rule."""
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    close_period(union.id, JANUARY, OFFICER, TODAY)
    late = record(union, payment(fund, 1_000, IN_JANUARY))
    chosen = record(union, payment(fund, 2_000, IN_JANUARY, booked_on=date(2024, 7, 1)))
    lines = [postings_of(one.id)[0] for one in (late, chosen)]
    assert [(one.happened_on, one.booked_on) for one in lines] == [
        (IN_JANUARY, FIRST_OPEN),
        (IN_JANUARY, date(2024, 7, 1)),
    ]
    assert [one.voucher_text for one in lines] == ["PC0001/2024", "PC0002/2024"]
    assert cash_faults(union.id) == []


def test_old_books_write_nothing_new_in_a_closed_month(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    close_period(union.id, JANUARY, OFFICER, TODAY)
    with pytest.raises(Refused, match="ngày 01/02/2024 trở đi, hoặc nhờ Chủ tịch") as refusal:
        record(union, payment(fund, 1_000, IN_JANUARY), imported=True)
    assert refusal.value.field == "happened_on"
    late = record(union, payment(fund, 1_000, IN_JANUARY, booked_on=IN_MARCH), imported=True)
    assert postings_of(late.id)[0].booked_on == IN_MARCH


@pytest.mark.parametrize(
    ("day", "chosen", "expected"),
    [
        (IN_JANUARY, IN_JANUARY - timedelta(days=1), "không thể trước ngày 20/01/2024"),
        (IN_JANUARY, date(2024, 1, 31), "tháng đang mở của năm 2024"),
        (IN_JANUARY, date(2024, 2, 2), "tháng đang mở của năm 2024"),
        (IN_JANUARY, date(2025, 1, 1), "tháng đang mở của năm 2024"),
        (IN_MARCH, date(2024, 7, 1), "thuộc tháng đang mở"),
    ],
)
def test_only_an_open_month_of_the_year_is_chosen(
    union: Unit, day: date, chosen: date, expected: str
) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    close_period(union.id, JANUARY, OFFICER, TODAY)
    with pytest.raises(Refused, match=expected) as refusal:
        record(union, payment(fund, 1_000, day, booked_on=chosen))
    assert refusal.value.field == "booked_on"


def test_a_correction_is_booked_in_the_month_that_was_chosen(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    old = payment(fund, 200_000, IN_JANUARY)
    activity = record(union, old)
    close_period(union.id, JANUARY, OFFICER, TODAY)
    new = replace(old, amount=150_000, booked_on=date(2024, 10, 1))
    actions.correct_money(activity, old, new, Correction(OFFICER, TODAY, "ghi nhầm"))
    days = [one.booked_on for one in postings_of(activity.id)]
    assert days == [IN_JANUARY, date(2024, 10, 1), date(2024, 10, 1)]
    again = money_entry(union.id, activity.id)
    assert again is not None
    assert again[1].booked_on == date(2024, 10, 1)
    actions.correct_money(
        activity, again[1], replace(again[1], amount=120_000), Correction(OFFICER, TODAY, "nữa")
    )
    assert [one.booked_on for one in postings_of(activity.id)][3:] == [date(2024, 10, 1)] * 2
    actions.correct_money(
        activity,
        again[1],
        replace(again[1], amount=120_000, happened_on=IN_MARCH),
        Correction(OFFICER, TODAY, "nhầm ngày"),
    )
    assert postings_of(activity.id)[-1].booked_on == IN_MARCH
    assert cash_faults(union.id) == []


def test_a_new_opening_of_a_closed_day_is_refused(union: Unit) -> None:
    put_fund(union, "Đoàn phí", cash=500_000)
    close_period(union.id, JANUARY, OFFICER, TODAY)
    with pytest.raises(Refused, match="Sổ đã khóa"):
        put_fund(union, "Quỹ mới", cash=1_000)


def test_a_late_payer_of_a_closed_round_is_booked_in_an_open_month(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí")
    one, two = people(union, "Trần Thị An", "Lê Văn Bình")
    first = collect(union, paid(fund.id, one, paid_on=IN_JANUARY, voucher_text="PT 1"))[0]
    close_period(union.id, JANUARY, OFFICER, TODAY)
    collect(union, paid(fund.id, two, paid_on=IN_JANUARY, voucher_text="PT 2"))
    lines = postings_of(first.collection_id)
    assert [(one.voucher_text, one.booked_on) for one in lines] == [
        ("PT 1", IN_JANUARY),
        ("PT 2", FIRST_OPEN),
    ]
    assert [facts.booked_on for _, facts in contributions_of(union.id)] == [None, FIRST_OPEN]


def test_a_late_correction_lands_on_the_first_open_day_of_the_year(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    old = payment(fund, 200_000, IN_JANUARY)
    activity = record(union, old)
    closing = close_period(union.id, JANUARY, OFFICER, TODAY)
    actions.correct_money(activity, old, replace(old, amount=150_000), Correction(OFFICER, TODAY, "ghi nhầm"))
    lines = [(one.amount, one.happened_on, one.booked_on) for one in postings_of(activity.id)]
    assert lines == [
        (200_000, IN_JANUARY, IN_JANUARY),
        (-200_000, IN_JANUARY, FIRST_OPEN),
        (150_000, IN_JANUARY, FIRST_OPEN),
    ]
    assert held(union, JANUARY) == {("Đoàn phí", "cash"): balances_closed(closing.id)[0].amount}
    assert held(union) == {("Đoàn phí", "cash"): 350_000}
    assert cash_faults(union.id) == []


def test_a_correction_on_the_closing_day_itself_waits_for_the_next(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    activity = record(union, payment(fund, 200_000, IN_JANUARY))
    close_period(union.id, JANUARY, OFFICER, JANUARY)
    actions.withdraw_money(activity, OFFICER, JANUARY, "ghi thừa")
    assert postings_of(activity.id)[-1].booked_on == date(2024, 2, 1)


def test_a_correction_that_names_a_closed_day_lands_in_the_open_period(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    old = payment(fund, 200_000, IN_MARCH)
    activity = record(union, old)
    close_period(union.id, JANUARY, OFFICER, TODAY)
    actions.correct_money(
        activity, old, replace(old, happened_on=IN_JANUARY), Correction(OFFICER, TODAY, "nhầm ngày")
    )
    assert [one.booked_on for one in postings_of(activity.id)] == [IN_MARCH, IN_MARCH, FIRST_OPEN]


def test_the_next_opening_is_the_closing_whatever_is_corrected(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    row = collect(union, paid(fund.id, *people(union, "Trần Thị An"), paid_on=IN_JANUARY))[0]
    closing = close_period(union.id, JANUARY, OFFICER, TODAY)
    set_opening(fund, CASH, 600_000, OFFICER, TODAY, "đếm lại")
    old = contribution_facts(row, fund.id, IN_JANUARY)
    correct_contribution(row, old, replace(old, amount=80_000), Correction(OFFICER, TODAY, "đóng thêm"))
    [closed] = balances_closed(closing.id)
    [total] = period_totals(union.id, date(2024, 2, 1), TODAY)
    assert total.opening == closed.amount == 550_000
    assert total.receipts == total.closing - total.opening == 130_000
    wanted = WantedLines(date(2024, 2, 1), TODAY)
    totals = book_totals(union.id, wanted)
    assert (totals.opening, totals.closing) == (550_000, 680_000)
    lines = page_of_book(union.id, wanted, totals.opening, 1).items
    assert lines[-1].balance == 680_000
    assert sum(one.amount for one in items_of(union.id, date(2024, 2, 1), TODAY)) == 130_000
    assert cash_faults(union.id) == []


def test_the_book_shows_late_corrections_and_shows_them_alone(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    old = payment(fund, 200_000, IN_JANUARY)
    activity = record(union, old)
    record(union, receipt(fund, 5_000, IN_MARCH))
    close_period(union.id, JANUARY, OFFICER, TODAY)
    actions.correct_money(activity, old, replace(old, amount=150_000), Correction(OFFICER, TODAY, "ghi nhầm"))
    late = page_of_book(union.id, WantedLines(date(2024, 1, 1), TODAY, only_late=True), 0, 1).items
    assert [(one.line.is_late, one.paid) for one in late] == [(True, -200_000), (True, 150_000)]
    assert (late[0].undoes_booked_on, late[0].undoes_voucher) == (IN_JANUARY, "PC0001/2024")
    first = page_of_book(union.id, WantedLines(date(2024, 1, 1), JANUARY), 0, 1).items[0]
    assert first.undone_on == FIRST_OPEN


def test_the_last_period_is_opened_again_with_a_reason(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    january = close_period(union.id, JANUARY, OFFICER, TODAY)
    february = close_period(union.id, FEBRUARY, OFFICER, TODAY)
    with pytest.raises(Refused, match="kỳ khóa gần nhất"):
        reopen(union.id, january, OFFICER, TODAY, "bổ sung")
    with pytest.raises(Refused, match="lý do"):
        reopen(union.id, february, OFFICER, TODAY, " ")
    with pytest.raises(Stale):
        reopen(union.id, february, OFFICER, TODAY, "bổ sung", version=9)
    reopen(union.id, february, OFFICER, TODAY, "bổ sung phiếu chi", version=1)
    record(union, payment(fund, 1_000, date(2024, 2, 2)))
    assert closed_through(union.id) == JANUARY
    assert changes_of(union.id, f"period_closings/{february.id}")[-1].reason == "bổ sung phiếu chi"
    close_period(union.id, FEBRUARY, OFFICER, TODAY)
    assert [one.reopened_by for one in closings_of(union.id)] == [None, "hệ thống", None]
    db.session.commit()
    assert cash_faults(union.id) == []


def test_a_day_to_come_and_a_day_before_the_book_are_refused(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000)
    with pytest.raises(Refused, match="16/12/2024 ở sau hôm nay"):
        record(union, payment(fund, 1_000, date(2024, 12, 16)))
    with pytest.raises(Refused, match="Quỹ mở sổ sáng 01/01/2024"):
        record(union, payment(fund, 1_000, date(2023, 12, 31)))
