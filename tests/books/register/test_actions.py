"""Numbers of vouchers: given to cash that moves, without gaps or repeats, kept by what was reversed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from app.books.cashbook import actions
from app.books.cashbook.checks import cash_faults
from app.books.cashbook.facts import MoneyFacts, VoucherKind
from app.books.register.actions import issue, issue_for_entry
from app.books.register.models import Voucher
from app.books.register.queries import lines_of, voucher_with, vouchers_of
from app.core.actor import Correction
from app.core.errors import Refused
from app.dues.funds.queries import contribution_facts
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.books.cashbook.books import BANK, CASH, NEW_YEAR, payment, put_fund, receipt, record, transfer
from tests.conftest import OFFICER, TODAY
from tests.dues.contributions.rounds import collect, paid, people

MARCH = date(2024, 3, 15)


def numbers(union: Unit) -> list[str]:
    return list(
        db.session.scalars(select(Voucher.text).where(Voucher.unit_id == union.id).order_by(Voucher.id))
    )


@pytest.mark.parametrize(
    ("make", "values", "number"),
    [
        (receipt, {}, "PT0001/2024"),
        (payment, {}, "PC0001/2024"),
        (payment, {"channel": BANK}, ""),
        (payment, {"voucher_text": "PC 77"}, "PC 77"),
        (transfer, {"channel": BANK, "to_channel": CASH}, "PT0001/2024"),
        (transfer, {"channel": CASH, "to_channel": BANK}, "PC0001/2024"),
    ],
)
def test_cash_that_moves_gets_a_number(union: Unit, make: Any, values: dict[str, Any], number: str) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000, bank=1_000_000)
    activity = record(union, make(fund, 1_000, MARCH, **values))
    db.session.commit()
    assert activity.voucher_text == number
    assert activity.version == 1
    assert numbers(union) == ([number] if "/" in number else [])
    assert cash_faults(union.id) == []


def test_kinds_and_years_are_numbered_by_themselves(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000, on=None)
    days = [date(2023, 12, 1), MARCH, MARCH]
    texts = [
        record(union, make(fund, 1_000, day), again=True).voucher_text
        for make in (receipt, payment)
        for day in days
    ]
    series = ["0001/2023", "0001/2024", "0002/2024"]
    assert texts == [f"PT{one}" for one in series] + [f"PC{one}" for one in series]


def test_an_import_keeps_its_texts_and_is_not_numbered(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    assert record(union, payment(fund, 1_000, MARCH), imported=True).voucher_text == ""
    assert numbers(union) == []


def test_the_counter_starts_after_what_an_import_brought(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    record(union, payment(fund, 1_000, MARCH, voucher_text="PC0007/2024"), imported=True)
    record(union, payment(fund, 1_000, MARCH, voucher_text="PC0099/2023"), imported=True)
    assert record(union, payment(fund, 1_000, MARCH), again=True).voucher_text == "PC0008/2024"
    late = record(union, payment(fund, 1_000, MARCH, voucher_text="PC0009/2024"), imported=True)
    assert record(union, payment(fund, 1_000, MARCH), again=True).voucher_text == "PC0010/2024"
    entered = voucher_with(union.id, "PC0009/2024")
    assert entered is not None
    assert entered.activity_id == late.id
    assert cash_faults(union.id) == []


def test_a_corrected_entry_gets_a_new_number_and_the_reversed_voucher_keeps_its_own(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    old = payment(fund, 1_000, MARCH)
    activity = record(union, old)
    numbered = replace(old, voucher_text=activity.voucher_text)
    actions.correct_money(
        activity, numbered, replace(numbered, amount=2_000), Correction(OFFICER, TODAY, "thiếu")
    )
    assert activity.voucher_text == "PC0002/2024"
    first = voucher_with(union.id, "PC0001/2024")
    assert first is not None
    assert [line.amount for line in lines_of(first)] == [1_000]
    bank = replace(numbered, amount=2_000, channel=Channel.BANK)
    put_fund(union, "Khác", bank=1)
    with pytest.raises(Refused, match="không đủ tiền"):
        actions.correct_money(activity, numbered, bank, Correction(OFFICER, TODAY, "chuyển khoản"))


def test_money_that_turns_out_to_be_of_the_bank_loses_its_number(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000, bank=1_000_000)
    old = payment(fund, 1_000, MARCH)
    activity = record(union, old)
    new = replace(old, voucher_text=activity.voucher_text, channel=BANK)
    actions.correct_money(activity, old, new, Correction(OFFICER, TODAY, "chuyển khoản"))
    assert activity.voucher_text == ""
    assert numbers(union) == ["PC0001/2024"]
    assert cash_faults(union.id) == []


def test_a_number_of_another_entry_is_refused(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    record(union, payment(fund, 1_000, MARCH))
    with pytest.raises(Refused, match="đã cấp cho khoản khác") as refusal:
        record(union, payment(fund, 2_000, MARCH, voucher_text="PC0001/2024"))
    assert refusal.value.field == "voucher_text"


def test_a_receipt_of_a_collection_gives_its_number_to_its_contributions(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí").id
    one, two = people(union, "Trần Thị An", "Lê Văn Bình")
    rows = collect(union, paid(fund, one), paid(fund, two, channel=BANK))
    assert [row.voucher_text for row in rows] == ["PT0001/2024", ""]
    assert contribution_facts(rows[0], fund, MARCH).voucher_text == "PT0001/2024"
    assert cash_faults(union.id) == []


def test_a_visit_gets_its_paper_whoever_paid(union: Unit) -> None:
    facts = VisitFacts(MARCH, Reason.ILLNESS, "Lê Văn Bình", Audience.MEMBER)
    made = [record_visit(union.id, facts, OFFICER, TODAY, imported=imported) for imported in (False, True)]
    papers = [[one.text for one in vouchers_of(union.id, activity.id)] for activity in made]
    assert papers == [["TH0001/2024"], []]
    assert issue_for_entry(made[1], VoucherKind.VISIT, OFFICER, TODAY) == "TH0002/2024"
    assert issue_for_entry(made[1], VoucherKind.VISIT, OFFICER, TODAY) == "TH0002/2024"


def test_older_money_gets_its_paper_on_demand(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000_000, bank=1_000_000)
    old = record(union, payment(fund, 1_000, MARCH), imported=True)
    assert issue_for_entry(old, VoucherKind.PAYMENT, OFFICER, TODAY) == "PC0001/2024"
    assert issue_for_entry(old, VoucherKind.PAYMENT, OFFICER, TODAY) == "PC0001/2024"
    given = voucher_with(union.id, "PC0001/2024")
    assert given is not None
    assert [line.activity_id for line in lines_of(given)] == [old.id]
    with pytest.raises(Refused, match="không có khoản tiền mặt nào"):
        issue_for_entry(old, VoucherKind.RECEIPT, OFFICER, TODAY)
    assert cash_faults(union.id) == []


def test_a_number_goes_back_with_its_transaction(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=1_000)
    record(union, receipt(fund, 1_000, MARCH))
    db.session.commit()
    with pytest.raises(Refused):
        record(union, payment(fund, 9_000, MARCH))
    db.session.rollback()
    assert record(union, payment(fund, 500, MARCH)).voucher_text == "PC0001/2024"


def test_officers_at_once_get_one_number_each(app: Flask, union: Unit) -> None:
    unit_id = union.id
    activity_id = record(union, receipt(put_fund(union, "Đoàn phí"), 1, NEW_YEAR), imported=True).id
    db.session.commit()
    officers = 4
    together = Barrier(officers)

    def ask(_number: int) -> str:
        with app.app_context():
            together.wait()
            try:
                text = issue(unit_id, VoucherKind.PAYMENT, 2024, activity_id, OFFICER, TODAY)
                db.session.commit()
                return text
            finally:
                db.session.remove()

    with ThreadPoolExecutor(officers) as pool:
        assert sorted(pool.map(ask, range(officers))) == [f"PC000{n}/2024" for n in range(1, officers + 1)]


def test_a_withdrawal_and_a_correction_at_once_leave_one_story(app: Flask, union: Unit) -> None:
    """The second of the two finds the entry changed and is warned; the book still agrees."""
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    facts = payment(fund, 100_000, MARCH)
    activity_id, unit_id = record(union, facts).id, union.id
    db.session.commit()
    together = Barrier(2)

    def change(turn: int) -> bool:
        with app.app_context():
            together.wait()
            # Whoever writes has its place from the first select on.
            activity = db.session.get_one(Activity, activity_id)
            try:
                _change(activity, facts, withdraws=bool(turn))
                db.session.commit()
            except (Refused, StaleDataError):
                db.session.rollback()
                return False
            finally:
                db.session.remove()
            return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(change, range(2))) == [False, True]
    assert cash_faults(unit_id) == []


def _change(activity: Activity, facts: MoneyFacts, *, withdraws: bool) -> None:
    if withdraws:
        actions.withdraw_money(activity, OFFICER, TODAY, "ghi thừa", version=1)
    else:
        actions.correct_money(
            activity, facts, replace(facts, amount=7_000), Correction(OFFICER, TODAY, "sửa", version=1)
        )
