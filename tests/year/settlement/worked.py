"""A year of three funds counted by hand: two of the union's own, one collected for others.

On 1/1/2024 Công đoàn phí holds 2.000.000 in cash and 5.000.000 in the bank, Kinh phí công đoàn 3.000.000 in
the bank, Mái ấm công đoàn nothing. Of dues 40% go up until 30/6, 30% from 1/7; of Mái ấm all.

    31/3   dues      cash  + 1.000.000   đoàn viên đóng góp (40%: 400.000)
    10/4   fee       bank  + 4.000.000   kinh phí được phân phối
    15/4   dues      bank  −   300.000   nộp cấp trên
     5/5   dues      cash  −   500.000   thăm hỏi
     6/6   fee       bank  −   700.000   thuê sân: no such item on the list
     1/7   dues      bank  → 1.000.000 → cash of the same fund
     2/7   fee bank        →   250.000 → dues bank: between own funds, neither receipt nor payment
     3/7   dues cash       →   120.000 → Mái ấm cash: a payment of the union
     1/8   Mái ấm    cash  +   600.000   đoàn viên đóng góp (100%)
     2/8   Mái ấm    cash  −   400.000   nộp cấp trên
     9/9   dues      cash  −   900.000   phụ cấp
    30/9   dues      cash  + 2.000.000   đoàn viên đóng góp (30%: 600.000)
    10/10  dues      cash  −   333.000   hành chính, withdrawn
    11/11  dues      bank  +    50.000   lãi tiền gửi

Own money: 10.000.000 + 7.050.000 − 2.520.000 = 14.530.000
    receipts 22: 3.000.000   25: 50.000   28: 4.000.000
    payments 31: 500.000   34: 900.000   37: 700.000 + 120.000   39: 300.000
    cash 4.480.000, bank 4.000.000 + 6.050.000 = 10.050.000
Mái ấm: 0 + 720.000 − 400.000 = 320.000
Nộp cấp trên: dues 1.000.000 − 300.000 = 700.000, Mái ấm 600.000 − 400.000 = 200.000
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.books.budget.actions import record_budget_line
from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.cashbook.actions import record_money, withdraw_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.models import Fund
from app.books.fund_names.queries import fund_called
from app.dues.funds.facts import Basis
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, put_member
from tests.dues.contributions.rounds import collect, paid, put_term

CASH, BANK = Channel.CASH, Channel.BANK


@dataclass(frozen=True)
class Books:
    """The funds of the year."""

    dues: Fund
    fee: Fund
    social: Fund


def on(day: int, month: int) -> date:
    return date(2024, month, day)


def put_year(unit: Unit) -> Books:
    """Record that year."""
    books = _put_funds(unit)
    payer = put_member(unit, "DV900", "Lý Thị Cúc", dues_salary=9_000_000).id
    dues, fee, social = books.dues.id, books.fee.id, books.social.id

    def money(
        day: date, direction: Direction, fund: int, amount: int, channel: Channel, **values: object
    ) -> None:
        words = str(values.pop("words", values.get("item", "Chuyển tiền")))
        facts = MoneyFacts(day, direction, words, amount, fund, channel=channel, **values)  # type: ignore[arg-type]
        record_money(unit.id, facts, OFFICER, TODAY)

    take, pay, move = Direction.RECEIPT, Direction.PAYMENT, Direction.TRANSFER
    collect(unit, paid(dues, payer, 1_000_000, paid_on=on(31, 3)))
    money(on(10, 4), take, fee, 4_000_000, BANK, item="Kinh phí công đoàn được phân phối")
    money(on(15, 4), pay, dues, 300_000, BANK, item="Nộp cấp trên")
    money(on(5, 5), pay, dues, 500_000, CASH, item="Thăm hỏi, tặng quà")
    money(on(6, 6), pay, fee, 700_000, BANK, item="Thuê sân", words="Thuê sân hội thao")
    money(on(1, 7), move, dues, 1_000_000, BANK, to_channel=CASH)
    money(on(2, 7), move, fee, 250_000, BANK, to_fund_id=dues)
    money(on(3, 7), move, dues, 120_000, CASH, to_fund_id=social)
    collect(unit, paid(social, payer, 600_000, paid_on=on(1, 8)))
    money(on(2, 8), pay, social, 400_000, CASH, item="Nộp cấp trên")
    money(on(9, 9), pay, dues, 900_000, CASH, item="Phụ cấp cán bộ công đoàn")
    collect(unit, paid(dues, payer, 2_000_000, paid_on=on(30, 9), period_text="Quý 3/2024"))
    office = MoneyFacts(on(10, 10), pay, "Mua giấy in", 333_000, dues, item="Hành chính")
    withdraw_money(record_money(unit.id, office, OFFICER, TODAY), OFFICER, TODAY, "ghi hai lần")
    money(on(11, 11), take, dues, 50_000, BANK, item="Lãi tiền gửi")
    _put_plans(unit, books)
    visit = VisitFacts(
        happened_on=on(20, 11),
        audience=Audience.MEMBER,
        reason=Reason.HARDSHIP,
        recipient="Lý Thị Cúc",
        amount=1_500_000,
    )
    record_visit(unit.id, visit, OFFICER, TODAY)
    db.session.commit()
    return books


def _put_funds(unit: Unit) -> Books:
    year, month = Basis.YEAR, Basis.MONTH
    until = {"remit_percent": Decimal(40), "ends_on": on(30, 6)}
    put_term(unit, "Công đoàn phí", basis=month, opening_amount=2_000_000, opening_channel=CASH, **until)
    since = {"starts_on": on(1, 7), "remit_percent": Decimal(30), "opening_on": None}
    put_term(unit, "Công đoàn phí", basis=month, **since)
    bank = {"opening_amount": 5_000_000, "opening_channel": BANK, "rate": None}
    put_term(unit, "Công đoàn phí", basis=month, **bank)
    fee = {"opening_amount": 3_000_000, "opening_channel": BANK, "rate": None}
    put_term(unit, "Kinh phí công đoàn", basis=Basis.VOLUNTARY, **fee)
    put_term(unit, "Mái ấm công đoàn", basis=year, rate=Decimal(40_000), remit_percent=Decimal(100))
    found = [
        fund_called(unit.id, name) for name in ("Công đoàn phí", "Kinh phí công đoàn", "Mái ấm công đoàn")
    ]
    assert all(found)
    return Books(*(fund for fund in found if fund))


def _put_plans(unit: Unit, books: Books) -> None:
    plans = [
        BudgetFacts("2024", BudgetSide.RECEIPT, "Đoàn viên đóng góp", 3_500_000, books.dues.id),
        BudgetFacts("2024", BudgetSide.RECEIPT, "kinh phi cong doan duoc phan phoi", 4_000_000, books.fee.id),
        BudgetFacts("2024", BudgetSide.PAYMENT, "Thăm hỏi, tặng quà", 1_000_000, books.dues.id),
        BudgetFacts("2024", BudgetSide.PAYMENT, "Thuê sân", 500_000),
        BudgetFacts("2024", BudgetSide.RECEIPT, "Đoàn viên đóng góp", 700_000, books.social.id),
        BudgetFacts("2025", BudgetSide.PAYMENT, "Thăm hỏi, tặng quà", 2_000_000, books.dues.id),
    ]
    for facts in plans:
        record_budget_line(unit.id, facts, OFFICER, TODAY)
