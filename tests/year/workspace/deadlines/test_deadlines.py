"""The first page says which report is due until it was issued."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.office.units.models import Unit
from app.year.workspace.deadlines.rules import all_waiting, deadlines
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


def test_the_task_leads_to_the_workspace_until_the_report_is_issued(as_role: As, union: Unit) -> None:
    put_year(union)
    page = as_role("recorder").get("/").text
    assert "Báo cáo năm 2024" in page
    assert "Đã quá hạn thường lệ 11/12/2024" in page
    assert "/bao-cao-nam/?ky=2024" in page
    put_paper(union)
    db.session.commit()
    assert "hạn thường lệ 11/12/2024" not in as_role("recorder").get("/").text
