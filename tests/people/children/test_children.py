"""Members' children as a list."""

from __future__ import annotations

from datetime import date

import pytest

from app.extensions import db
from app.office.units.models import Unit
from app.people.children import actions as child_actions
from app.people.roster.facts import BirthDay, ChildFacts, LeavingReason
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import As, downloaded

URL = "/doan-vien/con"
CHILDREN = ("Ngô Gia Huy", "Ngô Bảo An", "Lê Minh Đức", "Vũ Khôi", "Trần Bé")


@pytest.fixture
def parents(union: Unit) -> Unit:
    """Two parents with two children each, and one who has left."""
    lan = put_member(union, "C1", "Phan Thị Lan", union_group="Tổ 1")
    an = put_member(union, "C2", "Lê Văn Ân", union_group="Tổ 2")
    yen = put_member(
        union, "C3", "Vũ Thị Yến", left_on=date(2024, 6, 1), leaving_reason=LeavingReason.RETIRED
    )
    for facts in (
        ChildFacts(lan.id, CHILDREN[0], BirthDay(day=date(2010, 6, 1)), "9A", "2024-2025", "Học sinh giỏi"),
        ChildFacts(lan.id, CHILDREN[1], BirthDay(year=2020)),
        ChildFacts(an.id, CHILDREN[2]),
        ChildFacts(yen.id, CHILDREN[3], BirthDay(year=2015)),
        ChildFacts(an.id, CHILDREN[4], BirthDay(day=date(2024, 10, 1))),
    ):
        child_actions.add_child(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    return union


def names(as_role: As, **query: str) -> list[str]:
    page = as_role("auditor").get(URL, query_string=query).text
    found = sorted((page.find(f"<td>{name}</td>"), name) for name in CHILDREN)
    return [name for place, name in found if place >= 0]


def test_children_of_who_is_at_work_stand_by_their_parents(parents: Unit, as_role: As) -> None:
    assert names(as_role) == ["Trần Bé", "Lê Minh Đức", "Ngô Bảo An", "Ngô Gia Huy"]
    page = as_role("auditor").get(URL).text
    assert "9A, 2024-2025" in page
    assert "Phan Thị Lan</a>" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "gia huy"}, ["Ngô Gia Huy"]),
        ({"q": "phan lan"}, ["Ngô Bảo An", "Ngô Gia Huy"]),
        ({"q": "c2"}, ["Trần Bé", "Lê Minh Đức"]),
        ({"under": "6"}, ["Trần Bé", "Lê Minh Đức", "Ngô Bảo An"]),
        ({"under": "14", "as_of": "31/05/2024"}, ["Lê Minh Đức", "Ngô Bảo An", "Ngô Gia Huy", "Vũ Khôi"]),
        ({"under": "14", "as_of": "01/06/2024"}, ["Lê Minh Đức", "Ngô Bảo An"]),
        ({"group": "Tổ 1"}, ["Ngô Bảo An", "Ngô Gia Huy"]),
        ({"with_merit": "y"}, ["Ngô Gia Huy"]),
        ({"sort": "name"}, ["Ngô Bảo An", "Trần Bé", "Lê Minh Đức", "Ngô Gia Huy"]),
        ({"sort": "-born"}, ["Trần Bé", "Ngô Bảo An", "Ngô Gia Huy", "Lê Minh Đức"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(
    parents: Unit, as_role: As, query: dict[str, str], found: list[str]
) -> None:
    assert names(as_role, **query) == found


def test_it_goes_into_excel_whole(parents: Unit, as_role: As) -> None:
    found = downloaded(as_role("auditor").get(f"{URL}?dang=xlsx&group=Tổ 1"))
    assert any(row[1:4] == ("Ngô Bảo An", "2020", 3) for row in found)
    assert not any("Lê Minh Đức" in row for row in found)


@pytest.mark.parametrize("query", ["sort=merit", "page=0", "dang=pdf"])
def test_an_order_page_or_format_that_is_none_is_refused(as_role: As, query: str) -> None:
    assert as_role("chair").get(f"{URL}?{query}").status_code == 400


def test_why_it_is_empty_is_shown(parents: Unit, as_role: As) -> None:
    assert "Không có cháu nào khớp" in as_role("chair").get(f"{URL}?q=khong-co").text
    assert "Chưa ghi cháu nào" in as_role("stranger").get(URL).text


@pytest.mark.parametrize("username", ["member", "upper", "admin"])
def test_it_is_for_who_reads_the_books(as_role: As, username: str) -> None:
    assert as_role(username).get(URL).status_code == 403


def test_the_page_costs_the_same_for_many(parents: Unit, as_role: As, statements: Statements) -> None:
    parent = put_member(parents, "C9", "Bùi Văn Ý")
    for n in range(60):
        child_actions.add_child(parents.id, ChildFacts(parent.id, f"Cháu {n}"), OFFICER, TODAY)
    db.session.commit()
    client = as_role("chair")
    statements.clear()
    assert "64 cháu" in client.get(URL).text
    assert statements.count <= 6  # the security log among them
