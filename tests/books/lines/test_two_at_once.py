"""Officers who write at the same moment wait: no money is spent twice, no round is opened twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from app.books.cashbook import actions
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import shortages
from app.core.errors import Refused
from app.dues.contributions.actions import record_contributions
from app.extensions import db
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.books.cashbook.books import NEW_YEAR, held, put_fund
from tests.conftest import OFFICER, TODAY
from tests.dues.contributions.rounds import paid, people

OFFICERS = 4


def test_the_last_money_is_spent_once(app: Flask, union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=100_000)
    facts = MoneyFacts(NEW_YEAR, Direction.PAYMENT, "Mua quà", 100_000, fund.id)
    unit_id = union.id
    db.session.commit()
    together = Barrier(OFFICERS)

    def spend(_number: int) -> bool:
        with app.app_context():
            together.wait()
            try:
                actions.record_money(unit_id, facts, OFFICER, TODAY)
                db.session.commit()
            except Refused:
                db.session.rollback()
                return False
            finally:
                db.session.remove()
            return True

    with ThreadPoolExecutor(OFFICERS) as officers:
        assert sorted(officers.map(spend, range(OFFICERS))) == [False] * (OFFICERS - 1) + [True]
    assert shortages(unit_id) == []
    assert held(union) == {("Đoàn phí", "cash"): 0}


def test_one_round_is_opened_once(app: Flask, union: Unit) -> None:
    fund_id = put_fund(union, "Đoàn phí").id
    payers = people(union, "Trần Thị An", "Lê Văn Bình", "Phạm Thị Chi", "Vũ Văn Dung")
    unit_id = union.id
    db.session.commit()
    together = Barrier(OFFICERS)

    def collect(member_id: int) -> int:
        with app.app_context():
            together.wait()
            try:
                [row] = record_contributions(unit_id, [(None, paid(fund_id, member_id))], OFFICER, TODAY)
                db.session.commit()
                return row.collection_id
            finally:
                db.session.remove()

    with ThreadPoolExecutor(OFFICERS) as officers:
        [entry] = set(officers.map(collect, payers))
    activity = db.session.get_one(Activity, entry)
    assert (activity.amount, activity.people) == (200_000, 4)
    assert held(union) == {("Đoàn phí", "cash"): 200_000}
