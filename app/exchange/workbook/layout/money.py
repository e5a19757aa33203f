"""Sheets of funds, contributions, the cash book and the budget."""

from __future__ import annotations

from app.books.budget.facts import BudgetSide
from app.books.cashbook.facts import Direction
from app.dues.funds.facts import Basis
from app.exchange.workbook.cells import Name, Number, PeriodText, Rate
from app.exchange.workbook.layout.columns import (
    Column,
    Refers,
    Sheet,
    channel,
    day,
    fund,
    money,
    note,
    one_of,
    person,
    text,
    voucher,
    year,
)

FUNDS = Sheet(
    "Quỹ",
    (
        Column("Tên quỹ", "fund_name", Name(300), required=True, refers=Refers.OWN_FUND, width=34),
        Column("Mức đóng", "rate", Rate()),
        one_of("Kỳ đóng", "basis", Basis, required=True, width=13),
        day("Từ ngày", "starts_on"),
        day("Đến ngày", "ends_on"),
        Column("Nộp cấp trên", "remit_percent", Number(), width=10),
        money("Số dư đầu kỳ", "opening_amount"),
        day("Ngày số dư", "opening_on"),
        channel(name="opening_channel"),
    ),
)

CONTRIBUTIONS = Sheet(
    "Đóng quỹ",
    (
        person(),
        text("Họ và tên", "payer_name", 200, width=26),
        fund("Quỹ", required=True),
        Column("Kỳ", "period_text", PeriodText(), required=True),
        money("Số tiền", "amount", required=True),
        day("Ngày đóng", "paid_on", required=True),
        channel(),
        voucher(),
        note(),
    ),
)

MONEY = Sheet(
    "Thu chi",
    (
        day("Ngày", "happened_on", required=True),
        one_of("Loại", "direction", Direction, required=True, width=9),
        text("Khoản mục", "item", 300, width=22),
        text("Nội dung", "description", required=True, width=40),
        text("Người nộp/nhận", "counterparty", 300, width=22),
        money("Số tiền", "amount", required=True),
        fund("Quỹ", required=True),
        fund("Quỹ đến", "to_fund_id"),
        channel(),
        channel("Hình thức đến", "to_channel"),
        voucher(),
    ),
)

BUDGET = Sheet(
    "Dự toán",
    (
        year(),
        one_of("Loại", "side", BudgetSide, required=True, width=9),
        text("Khoản mục", "item", 300, required=True, width=34),
        money("Số tiền", "amount", required=True),
        fund("Quỹ"),
    ),
)
