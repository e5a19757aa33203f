"""Two clocks in one paper: what happened in one year, and the book counts in the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.books.cashbook.facts import Nature
from app.books.closings.actions import close_period
from app.core.actor import Correction
from app.core.periods import parse_period
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.visits.actions import correct_visit
from app.life.visits.queries import visit
from app.office.units.models import Unit
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.queries import gather_report
from tests.books.cashbook.books import payment, put_fund, receipt, record, transfer
from tests.conftest import OFFICER, TODAY
from tests.life.visits.visits import put_visit
from tests.year.reports.test_compose import text_of

DAY = date(2023, 2, 12)


@pytest.fixture
def corrected(union: Unit) -> Callable[[int], None]:
    """Correct a visit of 900.000 đồng to another amount, after its year was closed."""
    fund = put_fund(union, "Đoàn phí", cash=5_000_000, on=date(2023, 1, 1))
    fund.nature = Nature.DUES
    row = put_visit(union, happened_on=DAY, amount=900_000, fund_id=fund.id)
    close_period(union.id, date(2023, 12, 31), OFFICER, TODAY)

    def correct(amount: int) -> None:
        found = visit(union.id, row.id)
        assert found is not None
        correct_visit(*found, replace(found[1], amount=amount), Correction(OFFICER, TODAY, "ghi nhầm"))

    return correct


def report_text(unit: Unit, period: str) -> str:
    report = compose(load_outline("co-quan"), gather_report(unit, parse_period(period)))
    assert not report.stopping
    return text_of(report)


def test_the_closed_year_says_what_the_book_counts_later(
    union: Unit, corrected: Callable[[int], None]
) -> None:
    corrected(1_000_000)
    text = report_text(union, "2023")
    assert "01 lượt đoàn viên với số tiền 01 triệu đồng, trong đó 100.000 đồng ghi sổ năm 2024" in text
    assert "| Đoàn phí | 5.000.000 | 0 | 900.000 | 4.100.000" in text
    assert "Khoản chi phát sinh năm 2023 ghi sổ sau kỳ, chưa nằm trong số chi ở trên: 100.000 đồng." in text


def test_a_part_of_the_year_names_the_month_in_which_the_book_counts_it(union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=5_000_000, on=date(2023, 1, 1))
    fund.nature = Nature.DUES
    row = put_visit(union, happened_on=DAY, amount=900_000, fund_id=fund.id)
    close_period(union.id, date(2023, 6, 30), OFFICER, TODAY)
    found = visit(union.id, row.id)
    assert found is not None
    correct_visit(*found, replace(found[1], amount=1_000_000), Correction(OFFICER, TODAY, "ghi nhầm"))
    half = report_text(union, "6 tháng đầu năm 2023")
    assert "01 lượt đoàn viên với số tiền 01 triệu đồng, trong đó 100.000 đồng ghi sổ tháng 7/2023" in half
    assert "ghi sổ" not in report_text(union, "2023")


@pytest.mark.parametrize(("amount", "change"), [(800_000, "giảm"), (1_000_000, "tăng")])
def test_the_open_year_calls_it_a_correction_of_last_year(
    union: Unit, corrected: Callable[[int], None], amount: int, change: str
) -> None:
    corrected(amount)
    text = report_text(union, "2024")
    assert f"Điều chỉnh khoản đã chi năm trước: {change} chi 100.000 đồng." in text
    assert "-100.000" not in text
    assert f"| điều chỉnh khoản kỳ trước |  |  | {change} 100.000 |" in text
    assert "| Đoàn phí | 4.100.000 | 0 | 0 | " in text


def test_what_is_passed_on_has_totals_of_its_own_and_says_what_is_to_be_sent(union: Unit) -> None:
    dues, passed = (put_fund(union, name, cash=1_000_000) for name in ("Đoàn phí", "Vì người nghèo"))
    dues.nature, passed.nature = Nature.DUES, Nature.PASS_THROUGH
    record(union, receipt(passed, 300_000, date(2024, 3, 1)))
    record(union, payment(dues, 200_000, date(2024, 3, 2)))
    record(union, transfer(dues, 500_000, date(2024, 3, 3), to_channel=None, to_fund_id=passed.id))
    text = report_text(union, "2024")
    assert "| Đoàn phí | 1.000.000 | 0 | 700.000 | 300.000" in text
    assert "| Vì người nghèo | 1.000.000 | 800.000 | 0 | 1.800.000" in text
    assert "* Cộng các quỹ | 2.000.000 | 300.000 | 200.000 | 2.100.000" in text
    assert "Số còn phải nộp công đoàn cấp trên gồm quỹ Vì người nghèo 300.000 đồng." in text
    assert "Tồn quỹ đến hết ngày 31/12/2024 là 2,1 triệu đồng (tiền mặt)." in text


def test_a_single_fund_of_a_group_needs_no_total(union: Unit) -> None:
    names = ("Đoàn phí", "Vì người nghèo", "Mái ấm")
    funds = [put_fund(union, name, cash=1_000_000) for name in names]
    for fund, nature in zip(funds, (Nature.DUES, Nature.PASS_THROUGH, Nature.PASS_THROUGH), strict=True):
        fund.nature = nature
    text = report_text(union, "2024")
    assert "* Cộng tài chính công đoàn" not in text
    assert "* Cộng quỹ thu hộ, nộp hộ | 2.000.000 | 0 | 0 | 2.000.000" in text
    assert "* Cộng các quỹ | 3.000.000 | 0 | 0 | 3.000.000" in text


def test_what_nobody_settled_is_named(union: Unit) -> None:
    put_visit(union, amount=500_000)
    record_event(union.id, EventFacts(date(2024, 5, 1), Category.OTHER, "Họp", cost=90_000), OFFICER, TODAY)
    text = report_text(union, "2024")
    assert "01 lượt đoàn viên với số tiền 500.000 đồng chờ thủ quỹ chọn quỹ" in text
    assert "kinh phí 90.000 đồng chờ thủ quỹ chọn quỹ" in text
