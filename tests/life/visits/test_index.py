"""The list of visits and gifts."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.life.visits.facts import Audience, Reason
from app.log.activities.facts import MoneySource
from app.office.units.models import Unit
from tests.conftest import Statements
from tests.downloads import MARKUP, As, downloaded, listed, only_those_of_the_books_read, put_fund, words
from tests.life.visits.visits import SENT, put_visit


def test_newest_first_with_people_and_money(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    put_visit(union, amount=500_000, fund_id=fund.id, people=2)
    put_visit(
        union,
        recipient="Cháu Hồ Thị Na",
        happened_on=date(2024, 6, 1),
        reason=Reason.CHILDREN,
        amount=200_000,
        money_source=MoneySource.OTHERS,
    )
    text = words(as_role("auditor").get("/tham-hoi/"))
    assert "Cháu Hồ Thị Na 01/06/2024 Thiếu nhi Đoàn viên 1 200.000 Nguồn khác Nguyễn Văn Bình" in text
    assert "Nguyễn Văn Bình 01/03/2024 Ốm đau Đoàn viên 2 500.000 Sổ Công đoàn" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=THI+ẤM", "Lê Thị Ấm"),
        ("q=đường", "Nguyễn Văn Đường"),
        ("q=duong+van", "Nguyễn Văn Đường"),
        ("reason=holiday", "Lê Thị Ấm"),
        ("audience=relative", "Lê Thị Ấm"),
        ("year=2023", "Lê Thị Ấm"),
        ("year=2024", "Nguyễn Văn Đường"),
    ],
)
def test_filters(as_role: As, union: Unit, query: str, found: str) -> None:
    put_visit(
        union,
        recipient="Lê Thị Ấm",
        reason=Reason.HOLIDAY,
        audience=Audience.RELATIVE,
        happened_on=date(2023, 1, 20),
    )
    put_visit(union, recipient="Nguyễn Văn Đường")
    text = words(as_role("auditor").get(f"/tham-hoi/?{query}"))
    assert found in text
    assert "1 lượt" in text


@pytest.mark.parametrize("query", ["q=%25", "q=_", "q=' OR 1=1 --", "year=2022", "reason=women"])
def test_what_matches_nothing_says_so(as_role: As, union: Unit, query: str) -> None:
    put_visit(union)
    assert "Không có lượt thăm nào khớp" in words(as_role("auditor").get(f"/tham-hoi/?{query}"))


@pytest.mark.parametrize("query", ["year=99999999999999999999", "year=x", "reason=zzz", "year=-1"])
def test_a_filter_out_of_range_filters_nothing(as_role: As, union: Unit, query: str) -> None:
    put_visit(union)
    assert "Nguyễn Văn Bình" in words(as_role("auditor").get(f"/tham-hoi/?{query}"))


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("day", "Một Hai Ba"),
        ("-day", "Ba Hai Một"),
        ("amount", "Ba Một Hai"),
        ("-people", "Một Ba Hai"),
        ("reason", "Hai Ba Một"),
        ("audience", "Ba Hai Một"),
    ],
)
def test_sorted_by_any_of_its_columns(as_role: As, union: Unit, sort: str, order: str) -> None:
    one, two, three = (date(2024, 3, day) for day in (1, 2, 3))
    outside, child = Audience.OUTSIDER, Audience.CHILD
    put_visit(
        union,
        recipient="Một",
        happened_on=one,
        reason=Reason.OTHER,
        audience=outside,
        amount=100_000,
        people=9,
    )
    put_visit(union, recipient="Hai", happened_on=two, audience=child, amount=900_000, people=1)
    put_visit(union, recipient="Ba", happened_on=three, reason=Reason.HOLIDAY, people=2)
    text = as_role("auditor").get(f"/tham-hoi/?sort={sort}").text
    assert " ".join(re.findall(">(Một|Hai|Ba)</a>", text)) == order


def test_the_list_as_a_workbook_is_all_that_the_filter_finds(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    for day in range(1, 29):
        put_visit(union, happened_on=date(2024, 2, day), amount=100_000, fund_id=fund.id, visitors="BCH")
    put_visit(union, recipient="Cháu Na", audience=Audience.CHILD)
    answer = as_role("auditor").get("/tham-hoi/?audience=member&sort=day&page=2&dang=xlsx")
    rows = listed(answer)
    assert [row[0] for row in rows] == [date(2024, 2, day) for day in range(1, 29)]
    assert rows[0][1:9] == (
        "Nguyễn Văn Bình",
        "Đoàn viên",
        "Ốm đau",
        None,
        1,
        100_000,
        None,
        "Công đoàn phí",
    )
    assert rows[0][9:12] == ("Tiền mặt", "PC0001/2024", "BCH")
    lines = {cell for row in downloaded(answer) for cell in row if isinstance(cell, str)}
    assert {"Đối tượng: Đoàn viên; lập ngày 15/12/2024", "Danh sách có 28 lượt."} <= lines
    assert as_role("auditor").get("/tham-hoi/?dang=pdf").status_code == 400


@pytest.mark.parametrize("query", ["sort=password", "sort=amount;drop", "page=0", "page=x", "page=99999999"])
def test_nonsense_in_the_address_is_refused(as_role: As, union: Unit, query: str) -> None:
    assert as_role("auditor").get(f"/tham-hoi/?{query}").status_code == 400


def test_withdrawn_visits_are_gone(as_role: As, union: Unit) -> None:
    row = put_visit(union)
    client = as_role("recorder")
    client.post(f"/tham-hoi/{row.id}/rut", data={"version": "1", "reason": "Ghi trùng"})
    assert "Chưa ghi lượt thăm hỏi" in words(client.get("/tham-hoi/"))


def test_htmx_gets_the_results_alone(as_role: As, union: Unit) -> None:
    put_visit(union)
    part = as_role("auditor").get("/tham-hoi/", headers={"HX-Request": "true"})
    assert "Nguyễn Văn Bình" in part.text
    assert "<main" not in part.text
    assert "HX-Request" in part.headers["Vary"]


def test_twenty_five_a_page_in_a_constant_number_of_statements(
    as_role: As, union: Unit, statements: Statements
) -> None:
    for number in range(30):
        put_visit(union, recipient=f"Người {number}")
    client = as_role("chair")
    statements.clear()
    page = client.get("/tham-hoi/")
    assert page.text.count("<tr>") == 26
    assert "Trang 1/2" in words(page)
    assert statements.count <= 5
    assert client.get("/tham-hoi/?page=2").text.count("<tr>") == 6


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    put_visit(union, recipient=MARKUP)
    assert "<script>alert" not in as_role("auditor").get("/tham-hoi/").text


def test_who_may_read(as_role: As, union: Unit) -> None:
    put_visit(union)
    only_those_of_the_books_read(as_role, "/tham-hoi/")
    assert "Nguyễn Văn Bình" not in as_role("stranger").get("/tham-hoi/").text


def test_only_writers_are_offered_the_form(as_role: As, union: Unit) -> None:
    assert "/tham-hoi/moi" in as_role("recorder").get("/tham-hoi/").text
    assert "/tham-hoi/moi" not in as_role("auditor").get("/tham-hoi/").text


def test_a_sending_without_token_is_refused(as_role: As, union: Unit) -> None:
    client = as_role("chair")
    client.application.config["WTF_CSRF_ENABLED"] = True
    assert client.post("/tham-hoi/moi", data=SENT).status_code == 400
