"""The first page says which report is due until it was issued."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.life.requests.actions import record_request
from app.life.requests.facts import RequestFacts
from app.office.units.models import Unit
from app.year.workspace.deadlines.rules import all_waiting, asked_above, deadlines
from tests.conftest import OFFICER, TODAY
from tests.year.issued.papers import put_paper, put_year

As = Callable[[str], FlaskClient]


def waiting(today: date, issued: tuple[int, ...] = (0, 0, 0), works_by: str = "calendar") -> list[str]:
    return [one.label for one in all_waiting(today, issued, works_by)]


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


def test_what_was_issued_waits_no_more_and_schools_have_another_year() -> None:
    assert waiting(date(2026, 11, 29), (1, 0, 0)) == ["Mẫu 1-HĐCĐ, số liệu đến 30/11/2026"]
    assert waiting(date(2026, 11, 29), (0, 0, 1), "school") == []
    assert [one.due_on(2026).isoformat() for one in deadlines()] == ["2026-12-11", "2026-05-31", "2026-11-30"]


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
    [due] = all_waiting(date(2024, 11, 20), (0, 0, 1), "calendar")
    assert bool(asked_above(due, [(1, asked(content, day))])) == means


def test_a_form_of_figures_is_asked_for_by_its_name() -> None:
    [form] = all_waiting(date(2024, 11, 29), (1, 0, 0), "calendar")
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
