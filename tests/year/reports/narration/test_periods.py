"""What a report says of things that are recorded for a year: in it, in parts of it, and of the next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.books.budget.actions import record_budget_line
from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.cashbook.models import Fund
from app.core.periods import parse_period
from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.office.units.models import Unit
from app.year.reports.compose import compose
from app.year.reports.outline import load_outline
from app.year.reports.queries import gather_report
from tests.books.cashbook.books import payment, put_fund, record
from tests.conftest import OFFICER, TODAY
from tests.life.awards.test_figures import put_praise
from tests.year.commitments.rows import put_commitment, put_task
from tests.year.reports.test_compose import text_of


def report_text(union: Unit, period: str, as_of: date | None = None) -> str:
    return text_of(compose(load_outline("co-quan"), gather_report(union, parse_period(period), as_of)))


def test_each_body_is_named_and_no_kind_of_people(union: Unit) -> None:
    put_praise(union)
    assert (
        "Có 02 đồng chí được đề nghị Ủy ban nhân dân xã tặng Giấy khen, "
        "01 đồng chí và 01 tập thể (Tổ Khoa học) được Liên đoàn Lao động tỉnh khen thưởng, "
        "03 đồng chí được Liên đoàn Lao động thị xã khen thưởng."
    ) in report_text(union, "2025")


@pytest.mark.parametrize(
    ("period", "planned", "words"),
    [
        ("2025", "2026", "năm 2026"),
        ("6 tháng đầu năm 2025", "6 tháng cuối năm 2025", "6 tháng cuối năm 2025"),
        ("9 tháng 2025", "Quý 4/2025", "quý IV năm 2025"),
        ("Năm học 2024-2025", "Năm học 2025-2026", "năm học 2025-2026"),
        ("Nhiệm kỳ 2023-2025", "Nhiệm kỳ 2025-2030", "nhiệm kỳ 2025-2030"),
    ],
)
def test_the_plan_of_the_next_period_of_the_kind_is_reported(
    union: Unit, period: str, planned: str, words: str
) -> None:
    put_task(union, year=planned, content="Tiếp tục chăm lo")
    text = report_text(union, period)
    assert f"phương hướng, nhiệm vụ {words}" in text
    assert f"NHIỆM VỤ TRỌNG TÂM {words.upper()}" in text
    assert "Tiếp tục chăm lo" in text


@pytest.mark.parametrize("period", ["6 tháng đầu năm 2025", "Quý 3/2025", "2024-12-01..2025-11-30"])
def test_without_a_plan_for_it_nothing_speaks_of_one(union: Unit, period: str) -> None:
    put_task(union, year="2026", content="Tiếp tục chăm lo")
    text = report_text(union, period).lower()
    assert "phương hướng" not in text
    assert "2026" not in text


def put_inspections(union: Unit) -> None:
    put_commitment(
        union,
        year="2025",
        content="Kiểm tra, giám sát",
        target=Decimal(2),
        measure_unit="cuộc",
        measure="Số lượng hoạt động: Kiểm tra, giám sát",
    )
    put_commitment(union, year="2025", content="Cơ quan văn hóa")
    for day in (date(2025, 4, 10), date(2025, 10, 10)):
        record_event(union.id, EventFacts(day, Category.INSPECTION, "Kiểm tra"), OFFICER, TODAY)
    db.session.commit()


def test_a_part_of_the_year_tells_how_far_commitments_are(union: Unit) -> None:
    put_inspections(union)
    text = report_text(union, "6 tháng cuối năm 2025", date(2025, 9, 30))
    assert "Tính đến ngày 30/9/2025, 0/2 nội dung cam kết đã đạt chỉ tiêu của cả năm." in text
    assert "Nội dung số 2 chưa đánh giá." in text
    assert "chưa đạt" not in text
    assert "1/2 nội dung cam kết" in report_text(union, "6 tháng cuối năm 2025")


def test_the_year_tells_success_and_what_nobody_judged(union: Unit) -> None:
    put_inspections(union)
    text = report_text(union, "2025")
    assert "Đến hết năm 2025, 1/2 nội dung cam kết đã hoàn thành (50%)." in text
    assert "Nội dung số 2 chưa đánh giá." in text
    assert "Nội dung chưa đạt" not in text


def put_budget(union: Unit, year: str, fund: Fund) -> None:
    facts = BudgetFacts(year, BudgetSide.PAYMENT, "Hoạt động", 500_000, fund.id)
    record_budget_line(union.id, facts, OFFICER, TODAY)


def test_a_budget_is_held_against_the_money_of_its_own_years_alone(union: Unit) -> None:
    fund, other = put_fund(union, "Đoàn phí", cash=1_000_000), put_fund(union, "Tương trợ")
    for one in (fund, other):
        record_budget_line(
            union.id, BudgetFacts("2024", BudgetSide.PAYMENT, "Hoạt động", 500_000, one.id), OFFICER, TODAY
        )
    record(union, payment(fund, 200_000, date(2024, 3, 2), item="Hoạt động"))
    assert "Kết quả thực hiện dự toán năm 2024" in report_text(union, "2024")
    assert "Hoạt động (Đoàn phí) | 500.000 | 200.000 | 40%" in report_text(union, "2024")
    assert "Hoạt động (Tương trợ) | 500.000" in report_text(union, "2024")
    assert "Kết quả thực hiện dự toán" not in report_text(union, "Nhiệm kỳ 2023-2025")
    for year in ("2023", "2025"):
        record_budget_line(
            union.id, BudgetFacts(year, BudgetSide.PAYMENT, "Hoạt động", 500_000, fund.id), OFFICER, TODAY
        )
    text = report_text(union, "Nhiệm kỳ 2023-2025")
    assert "Kết quả thực hiện dự toán năm 2023, năm 2024, năm 2025" in text
    assert "| Hoạt động (Đoàn phí) | 1.500.000 | 200.000 | 13,3%" in text
