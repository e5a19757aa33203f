"""The first page says which report is due until it was issued."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.core.errors import Refused
from app.core.years.working import WorkingYear
from app.extensions import db
from app.life.requests.actions import record_request
from app.life.requests.facts import RequestFacts
from app.office.union_kinds.known import kinds_known
from app.office.units.models import Unit
from app.year.workspace.deadlines.facts import DeadlineFacts, Stretch
from app.year.workspace.deadlines.rules import Due, all_waiting, asked_above, deadlines, refuse_bad_deadline
from tests.conftest import OFFICER, TODAY
from tests.year.issued.papers import put_paper, put_year

As = Callable[[str], FlaskClient]
USUAL = deadlines("", WorkingYear.CALENDAR)
SCHOOL = deadlines("truong-hoc", WorkingYear.SCHOOL)


def waiting(
    today: date, issued: tuple[int, ...] = (0, 0, 0), some: tuple[DeadlineFacts, ...] = tuple(USUAL)
) -> list[str]:
    return [one.label for one in all_waiting(some, today, issued)]


@pytest.mark.parametrize(
    ("today", "labels"),
    [
        (date(2026, 4, 1), []),
        (date(2026, 5, 20), ["Mẫu 1-HĐCĐ, số liệu đến 31/5/2026"]),
        (date(2026, 11, 1), ["Báo cáo năm 2026"]),
        (date(2026, 11, 29), ["Báo cáo năm 2026", "Mẫu 1-HĐCĐ, số liệu đến 30/11/2026"]),
        (date(2027, 1, 20), ["Báo cáo năm 2026", "Mẫu 1-HĐCĐ, số liệu đến 30/11/2026"]),
        (date(2027, 3, 1), []),
    ],
)
def test_a_report_waits_around_its_day(today: date, labels: list[str]) -> None:
    assert waiting(today) == labels


def test_what_was_issued_waits_no_more() -> None:
    assert waiting(date(2026, 11, 29), (1, 0, 0)) == ["Mẫu 1-HĐCĐ, số liệu đến 30/11/2026"]


def test_a_kind_says_its_own_days_and_a_school_reports_its_school_year() -> None:
    assert waiting(date(2026, 5, 20), some=tuple(SCHOOL))[0] == "Báo cáo tổng kết năm học 2025-2026"
    assert waiting(date(2026, 12, 1), some=tuple(SCHOOL)) == ["Mẫu 1-HĐCĐ, số liệu đến 30/11/2026"]
    firm = deadlines("doanh-nghiep", WorkingYear.CALENDAR)
    assert "Báo cáo 6 tháng đầu năm 2026" in [Due(one, date(2026, 6, 15)).label for one in firm]
    assert deadlines("benh-vien", WorkingYear.CALENDAR) == USUAL, "a file that says none"
    assert [one.label for one in deadlines("", WorkingYear.SCHOOL)] == ["Mẫu 1-HĐCĐ"] * 2


@pytest.mark.parametrize(
    ("stretch", "next_year", "label"),
    [
        (Stretch.YEAR, True, "2025"),
        (Stretch.SECOND_HALF, True, "6 tháng cuối năm 2025"),
        (Stretch.NINE_MONTHS, False, "9 tháng 2026"),
        (Stretch.SCHOOL_YEAR, False, "Năm học 2025-2026"),
    ],
)
def test_the_day_says_of_which_period_the_report_is(stretch: Stretch, next_year: bool, label: str) -> None:
    facts = DeadlineFacts("Báo cáo", 15, 1, stretch, next_year=next_year)
    assert Due(facts, date(2026, 1, 15)).period.label == label


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (DeadlineFacts("Báo cáo", 29, 2), "day"),
        (DeadlineFacts("Báo cáo", 31, 13), "day"),
        (DeadlineFacts("Báo cáo", 1, 2, outline="khong-co"), "outline"),
        (DeadlineFacts("Báo cáo", 1, 2, days_ahead=400), "days_ahead"),
    ],
)
def test_a_day_that_no_year_has_is_refused(facts: DeadlineFacts, field: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_bad_deadline(facts)
    assert refused.value.field == field


SENDER = "Công đoàn ngành Hoa Mai"


def asked(content: str, due_on: date, **more: str) -> RequestFacts:
    return RequestFacts(date(2024, 11, 1), content, due_on=due_on, **more)


@pytest.mark.parametrize(
    ("content", "day", "means"),
    [
        ("Báo cáo tổng kết năm 2024", date(2024, 12, 5), True),
        ("Báo cáo năm 2024", date(2024, 12, 20), True),
        ("Báo cáo kết quả hoạt động công đoàn", date(2024, 11, 30), True),
        ("Báo cáo tổng kết năm 2023", date(2024, 12, 5), False),
        ("Báo cáo tài chính, tổng kết năm 2024", date(2024, 12, 5), False),
        ("Báo cáo sơ kết 6 tháng", date(2024, 12, 5), False),
        ("Danh sách tổng kết khen thưởng", date(2024, 12, 5), False),
        ("Báo cáo tổng kết năm 2024", date(2025, 6, 5), False),
    ],
)
def test_a_request_means_the_report_by_its_words_and_its_day(content: str, day: date, *, means: bool) -> None:
    [due] = all_waiting(USUAL, date(2024, 11, 20), (0, 0, 1))
    assert bool(asked_above(due, [(1, asked(content, day))])) == means


@pytest.mark.parametrize(
    ("stretch", "content", "means"),
    [
        (Stretch.FIRST_HALF, "Báo cáo sơ kết 6 tháng đầu năm 2024", True),
        (Stretch.FIRST_HALF, "Báo cáo tổng kết năm 2024", False),
        (Stretch.NINE_MONTHS, "Báo cáo 9 tháng", True),
        (Stretch.SCHOOL_YEAR, "Báo cáo năm học 2023-2024", True),
        (Stretch.SCHOOL_YEAR, "Báo cáo sơ kết học kỳ I năm học 2024-2025", False),
    ],
)
def test_a_request_for_a_part_of_a_year_means_that_part(
    stretch: Stretch, content: str, *, means: bool
) -> None:
    due = Due(DeadlineFacts("Báo cáo", 15, 6, stretch), date(2024, 6, 15))
    assert bool(asked_above(due, [(1, asked(content, date(2024, 6, 10)))])) == means


def test_a_form_of_figures_is_asked_for_by_its_name() -> None:
    [form] = all_waiting(USUAL, date(2024, 11, 29), (1, 0, 0))
    requests = [(1, asked("Mẫu 1-HĐCĐ", date(2024, 12, 2))), (2, asked("Báo cáo năm", date(2024, 12, 2)))]
    assert [row for row, _ in asked_above(form, requests)] == [1]


def test_what_is_asked_above_and_usual_is_one_task_with_the_nearer_day(as_role: As, union: Unit) -> None:
    put_year(union)
    sooner = asked("Báo cáo tổng kết năm 2024", date(2024, 12, 16), sender=SENDER)
    later = asked("Báo cáo kết quả hoạt động năm 2024", date(2024, 12, 28), sender="LĐLĐ tỉnh")
    row = record_request(union.id, sooner, OFFICER, TODAY)
    record_request(union.id, later, OFFICER, TODAY)
    other = record_request(union.id, asked("Danh sách khen thưởng", date(2024, 12, 16)), OFFICER, TODAY)
    db.session.commit()
    page = as_role("recorder").get("/").text
    assert (
        f"Đã quá hạn thường lệ 11/12/2024; hạn của {SENDER} 16/12/2024; hạn của LĐLĐ tỉnh 28/12/2024" in page
    )
    assert page.count("Báo cáo năm 2024") == 1
    assert f'href="/yeu-cau/{row.id}"' not in page
    assert f"/{other.id}" in page
    put_paper(union)
    db.session.commit()
    assert "Báo cáo tổng kết năm 2024" in as_role("recorder").get("/").text


def test_the_task_leads_to_the_workspace_until_the_report_is_issued(as_role: As, union: Unit) -> None:
    put_year(union)
    page = as_role("recorder").get("/").text
    assert "Báo cáo năm 2024" in page
    assert "Đã quá hạn thường lệ 11/12/2024" in page
    assert "/bao-cao-nam/?ky=2024" in page
    put_paper(union)
    db.session.commit()
    assert "hạn thường lệ 11/12/2024" not in as_role("recorder").get("/").text


@pytest.mark.parametrize("kind", [one.key for one in kinds_known()])
def test_the_first_page_of_every_kind_asks_for_what_is_due(as_role: As, union: Unit, kind: str) -> None:
    union.kind = kind
    union.working_year = "school" if kind == "truong-hoc" else "calendar"
    db.session.commit()
    page = as_role("recorder").get("/")
    assert page.status_code == 200
    assert "hạn thường lệ" in page.text
