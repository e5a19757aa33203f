"""The timeline as a page."""

from __future__ import annotations

from datetime import date

import pytest

from app.desk.timeline.queries import kinds
from app.office.units.models import Unit
from tests.conftest import Statements, put_member
from tests.desk.timeline.year import put_year
from tests.downloads import MARKUP, As, only_those_of_the_books_read, words
from tests.life.visits.visits import put_visit


def test_each_line_tells_day_kind_occasion_and_money(as_role: As, union: Unit) -> None:
    put_year(union)
    text = words(as_role("auditor").get("/nhat-ky/"))
    assert "10 việc" in text
    for line in (
        "Thăm hỏi (Ốm đau): Mẹ vợ 01/03/2024 Thăm hỏi, tặng quà Mổ mắt 500.000 Công đoàn phí",
        "Thăm hỏi (Ốm đau): Hội Người mù 18/04/2024 Thăm hỏi, tặng quà 300.000 Nguồn khác",
        "Phan Văn Sáu 01/09/2024 Thôi Nghỉ hưu",
        "Đặng Thị Ưu 01/02/2024 Vào công đoàn",
        "Lao động tiên tiến: Lê Thị Ấm (đạt) năm 2024 Khen thưởng",
    ):
        assert line in text


def test_each_line_opens_its_page(as_role: As, union: Unit) -> None:
    year = put_year(union)
    client = as_role("auditor")
    page = client.get("/nhat-ky/").text
    assert f'href="/nhat-ky/{year.visit.id}"' in page
    assert f'href="/doan-vien/{year.joiner.id}"' in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("period=2024", 10),
        ("period=Qu%C3%BD+1/2024", 3),
        ("period=03/2024&since=05/03/2024", 1),
        ("since=01/03/2024&until=08/03/2024", 2),
        ("kind=left", 1),
        ("q=PHAN+sau", 2),
        ("q=me+vo&kind=visit&period=2024", 1),
    ],
)
def test_filters(as_role: As, union: Unit, query: str, count: int) -> None:
    put_year(union)
    assert f"{count} việc" in words(as_role("auditor").get(f"/nhat-ky/?{query}"))


def test_by_fund_and_person(as_role: As, union: Unit) -> None:
    year = put_year(union)
    client = as_role("auditor")
    assert "2 việc" in words(client.get(f"/nhat-ky/?fund={year.dues.id}"))
    assert "2 việc" in words(client.get(f"/nhat-ky/?person={year.leaver.id}"))


def test_withdrawn_entries_are_shown_when_asked_for(as_role: As, union: Unit) -> None:
    year = put_year(union)
    client = as_role("treasurer")
    client.post(f"/tham-hoi/{year.visit.id}/rut", data={"version": "1", "reason": "Ghi trùng"})
    assert "Mẹ vợ" not in words(client.get("/nhat-ky/"))
    page = client.get("/nhat-ky/?shown=withdrawn")
    assert "Mẹ vợ" in words(page)
    assert 'class="withdrawn"' in page.text


@pytest.mark.parametrize(
    "query", ["period=hôm+qua", "since=31/02/2024", "kind=theft", "fund=x", "person=99999", "shown=all"]
)
def test_a_filter_that_makes_no_sense_is_reported_and_filters_nothing(
    as_role: As, union: Unit, query: str
) -> None:
    put_year(union)
    page = as_role("auditor").get(f"/nhat-ky/?{query}")
    assert page.status_code == 200
    assert "10 việc" in words(page)
    assert "field-error" in page.text


def test_a_page_without_filters_complains_of_nothing(as_role: As, union: Unit) -> None:
    assert "field-error" not in as_role("auditor").get("/nhat-ky/").text


def test_an_empty_log_says_what_comes_here(as_role: As, union: Unit) -> None:
    assert "Nhật ký còn trống" in words(as_role("auditor").get("/nhat-ky/"))


def test_a_constant_number_of_statements(as_role: As, union: Unit, statements: Statements) -> None:
    put_year(union)
    for number in range(30):
        person = put_member(union, f"DV9{number}", f"Người {number}", joined_on=date(2023, 1, 1))
        put_visit(union, member_ids=(person.id,))
    client = as_role("chair")
    for query in ("", "?q=nguoi&kind=visit&period=2024", "?page=2"):
        statements.clear()
        page = client.get(f"/nhat-ky/{query}")
        assert page.status_code == 200
        assert statements.count <= 7, query


def test_htmx_gets_the_results_alone(as_role: As, union: Unit) -> None:
    put_visit(union)
    part = as_role("auditor").get("/nhat-ky/?q=binh", headers={"HX-Request": "true"}).text
    assert "Nguyễn Văn Bình" in part
    assert "<main" not in part


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    put_visit(union, recipient=MARKUP, occasion=MARKUP)
    put_member(union, "DV088", MARKUP, joined_on=date(2024, 1, 1))
    assert "<script>alert" not in as_role("auditor").get("/nhat-ky/").text


def test_every_kind_can_be_asked_for(as_role: As, union: Unit) -> None:
    page = as_role("auditor").get("/nhat-ky/").text
    for value, label in kinds().items():
        assert f'<option value="{value}">{label}</option>' in page


def test_who_may_read(as_role: As, union: Unit) -> None:
    put_visit(union)
    only_those_of_the_books_read(as_role, "/nhat-ky/")
    assert "Nguyễn Văn Bình" not in words(as_role("stranger").get("/nhat-ky/"))
