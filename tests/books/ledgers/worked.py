"""December 2024 of two funds, counted by hand: cash and bank, transfers, a reversal, a late correction.

                          tiền mặt A   tiền gửi A   tiền mặt B
01/01 opening              2.000.000    5.000.000      500.000
05/11 receipt               +300.000
20/11 payment               −450.000
30/11 closed               1.850.000    5.000.000      500.000
01/12 for 20/11 (closed)     +50.000     (450.000 reversed, 400.000 posted, on 15/12)
02/12 bank to cash        +1.000.000   −1.000.000
03/12 receipt                                         +240.000
05/12 payment               −600.000     (700.000 at first)
06/12 order to pay                       −800.000
10/12 lent to B             −100.000                  +100.000
11/12 receipt withdrawn   +50.000 −50.000
31/12                      2.200.000    3.200.000      840.000
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.books.cashbook.actions import correct_money, record_money, withdraw_money
from app.books.cashbook.facts import MoneyFacts
from app.books.cashbook.models import Fund
from app.books.closings.actions import close_period
from app.books.closings.models import PeriodClosing
from app.core.actor import Correction
from app.extensions import db
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.books.cashbook.books import BANK, CASH, payment, put_fund, receipt, transfer
from tests.conftest import OFFICER, TODAY


@dataclass(frozen=True)
class Worked:
    """The two funds, and the closing of November."""

    dues: Fund
    poor: Fund
    november: PeriodClosing


def on(day: int, month: int = 12) -> date:
    return date(2024, month, day)


def put_december(unit: Unit) -> Worked:
    """Write the table above, as officers would."""
    dues = put_fund(unit, "Đoàn phí", cash=2_000_000, bank=5_000_000)
    poor = put_fund(unit, "Vì người nghèo", cash=500_000)

    def record(facts: MoneyFacts) -> tuple[MoneyFacts, int]:
        return facts, record_money(unit.id, facts, OFFICER, TODAY).id

    record(receipt(dues, 300_000, on(5, 11), description="Thu lãi tiền gửi", item="Thu khác"))
    flowers = record(payment(dues, 450_000, on(20, 11), description="Mua hoa 20/11", item="Phong trào"))
    november = close_period(unit.id, on(30, 11), OFFICER, TODAY)
    record(transfer(dues, 1_000_000, on(2), channel=BANK, to_channel=CASH))
    record(receipt(poor, 240_000, on(3), description="Thu quỹ Vì người nghèo"))
    sick = record(payment(dues, 700_000, on(5), description="Thăm đoàn viên ốm", item="Thăm hỏi"))
    record(payment(dues, 800_000, on(6), description="Nộp cấp trên", channel=BANK, voucher_text="UNC 12"))
    record(transfer(dues, 100_000, on(10), description="Cho quỹ mượn", to_fund_id=poor.id))
    wrong = record(receipt(dues, 50_000, on(11), description="Thu nhầm"))
    _correct(sick, 600_000, "ghi nhầm số tiền")
    withdraw_money(_activity(wrong), OFFICER, TODAY, "không có khoản này")
    _correct(flowers, 400_000, "hóa đơn chỉ 400.000")
    db.session.commit()
    return Worked(dues, poor, november)


def _correct(recorded: tuple[MoneyFacts, int], amount: int, reason: str) -> None:
    facts = recorded[0]
    correct_money(
        _activity(recorded), facts, replace(facts, amount=amount), Correction(OFFICER, TODAY, reason)
    )


def _activity(recorded: tuple[MoneyFacts, int]) -> Activity:
    return db.session.get_one(Activity, recorded[1])
