"""Money that does not add up stops the paper; a balance that was below zero is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.books.cashbook.facts import Movement
from app.log.activities.facts import Channel
from app.year.reports.checks.money_rules import balance_findings, sum_findings
from app.year.reports.report import Remedy
from tests.worked_year import RECORD


def test_the_worked_year_adds_up() -> None:
    assert list(sum_findings(RECORD)) == []


def test_a_fund_that_does_not_add_up_stops_the_paper() -> None:
    first, *others = RECORD.balances
    record = replace(RECORD, balances=(replace(first, closing=first.closing + 1), *others))
    [finding] = sum_findings(record)
    assert finding.stops
    assert f"funds/{first.fund_id}" in finding.sources
    assert finding.remedy == Remedy("Mở quỹ", "funds.show", (("fund_id", str(first.fund_id)),))


def test_a_balance_below_zero_is_named_with_its_first_and_its_worst_day() -> None:
    fund = RECORD.funds[0]
    low = [
        Movement((fund.id, Channel.CASH), date(2024, 3, 5), -100_000),
        Movement((fund.id, Channel.CASH), date(2024, 3, 9), -250_000),
        Movement((fund.id, Channel.CASH), date(2024, 4, 1), -50_000),
    ]
    [finding] = balance_findings(RECORD, low)
    assert finding.message == (
        f"Quỹ {fund.name} (tiền mặt) âm từ ngày 05/03/2024, nhiều nhất 250.000 đồng ngày 09/03/2024."
    )
    assert not finding.stops
    assert finding.remedy == Remedy(
        "Mở sổ quỹ", "cashbook.index", (("fund", str(fund.id)), ("channel", "cash"))
    )
