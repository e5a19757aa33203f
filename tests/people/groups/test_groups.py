"""The union's groups: sizes, heads, renaming."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select

from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.facts import LeavingReason, Sex, Standing
from app.people.roster.models import Member
from app.people.roster.queries import membership_facts, memberships_of
from tests.conftest import Statements, put_member
from tests.downloads import As, downloaded
from tests.people.bulk.test_bulk import sent

URL = "/doan-vien/to"


@pytest.fixture
def groups(union: Unit) -> Unit:
    """Tổ 2 of three and Tổ 10 of one at work; Bình of the cast is in none."""
    put_member(
        union, "T1", "Trần Thị Ánh", union_group="Tổ 2", union_post="Tổ trưởng công đoàn", sex=Sex.FEMALE
    )
    put_member(union, "T2", "Lê Văn Ân", union_group="Tổ 2", union_post="Tổ phó")
    put_member(union, "T3", "Đỗ Thị Đào", union_group="Tổ 2", standing=Standing.NOT_JOINED, sex=Sex.FEMALE)
    put_member(union, "T4", "Hồ Văn Dũng", union_group="Tổ 10")
    put_member(
        union,
        "T5",
        "Vũ Thị Yến",
        union_group="Tổ 10",
        left_on=date(2024, 6, 1),
        leaving_reason=LeavingReason.RETIRED,
        sex=Sex.FEMALE,
    )
    db.session.commit()
    return union


def rows(page: str) -> list[list[str]]:
    """The cells of the table as words."""
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in body.split("<tr>")[1:]]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def group_of(code: str) -> str:
    db.session.expire_all()
    row = db.session.scalars(select(Member).where(Member.code == code)).one()
    return membership_facts(memberships_of(row.id)[-1]).union_group


def test_each_group_shows_its_people_women_and_head(groups: Unit, as_role: As) -> None:
    found = rows(as_role("auditor").get(URL).text)
    assert [row[:5] for row in found] == [
        ["Tổ 2", "3", "2", "2", "Trần Thị Ánh"],
        ["Tổ 10", "1", "1", "0", "chưa ghi"],
        ["Chưa xếp tổ", "1", "1", "0", "chưa ghi"],
    ]


def test_on_another_day_they_are_others(groups: Unit, as_role: As) -> None:
    page = as_role("auditor").get(f"{URL}?as_of=31/05/2024").text
    assert rows(page)[1][:4] == ["Tổ 10", "2", "2", "1"]
    assert "tính đến 31/05/2024" in page


def test_each_leads_to_its_people_and_to_what_they_owe(groups: Unit, as_role: As) -> None:
    client = as_role("recorder")
    page = client.get(URL).text
    links = re.findall(r'<td><a href="([^"]+)"', page)
    people = [client.get(link.replace("&amp;", "&")).text for link in links[::1] if "/doan-vien/?" in link]
    assert ["Lê Văn Ân" in one for one in people] == [True, False, False]
    assert ["Nguyễn Văn Bình" in one for one in people] == [False, False, True]
    assert "/con-no/?group=T%E1%BB%95+2" in page


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("-name", ["Chưa xếp tổ", "Tổ 10", "Tổ 2"]),
        ("-people", ["Tổ 2", "Chưa xếp tổ", "Tổ 10"]),
        ("women", ["Tổ 10", "Chưa xếp tổ", "Tổ 2"]),
    ],
)
def test_they_are_sorted_by_any_figure(groups: Unit, as_role: As, sort: str, names: list[str]) -> None:
    assert [row[0] for row in rows(as_role("chair").get(f"{URL}?sort={sort}").text)] == names


def test_an_order_that_is_none_is_refused(as_role: As) -> None:
    assert as_role("chair").get(f"{URL}?sort=union_group").status_code == 400


def test_they_go_into_excel(groups: Unit, as_role: As) -> None:
    found = downloaded(as_role("auditor").get(f"{URL}?dang=xlsx"))
    assert (2, "Tổ 10", 1, 1) in {row[:4] for row in found}


def test_a_group_is_renamed_with_a_summary_and_taken_back(groups: Unit, as_role: As) -> None:
    client = as_role("recorder")
    page = client.get(f"{URL}/doi-ten?to=Tổ 2").text
    assert "3 người đang trong tổ" in page
    summary = client.post("/doan-vien/doi-nhieu", data={**sent(page), "union_group": "Tổ Văn phòng"}).text
    assert "3 người sẽ thay đổi" in summary
    assert group_of("T1") == "Tổ 2"
    shown = client.post("/doan-vien/doi-nhieu/ghi", data=sent(summary), follow_redirects=True).text
    assert [group_of(code) for code in ("T1", "T2", "T3", "T4")] == ["Tổ Văn phòng"] * 3 + ["Tổ 10"]
    undo = re.search(r'action="([^"]+/hoan-tac)"', shown)
    assert undo
    client.post(undo[1])
    assert group_of("T1") == "Tổ 2"


@pytest.mark.parametrize("name", ["", "Tổ 9"])
def test_a_group_that_is_none_cannot_be_renamed(groups: Unit, as_role: As, name: str) -> None:
    page = as_role("recorder").get(f"{URL}/doi-ten?to={name}").text
    assert "Không có ai đang làm việc ở tổ này" in page
    assert "Xem trước" not in page


def test_markup_in_names_stays_text(union: Unit, as_role: As) -> None:
    bad = '"><script>alert(1)</script>'
    put_member(union, "T1", bad, union_group=bad, union_post="Tổ trưởng")
    db.session.commit()
    client = as_role("recorder")
    for address in (URL, f"{URL}/doi-ten?to={bad}"):
        assert "<script>alert" not in client.get(address).text


@pytest.mark.parametrize("username", ["member", "upper", "admin"])
def test_they_are_for_who_reads_the_books(groups: Unit, as_role: As, username: str) -> None:
    assert as_role(username).get(URL).status_code == 403


def test_the_auditor_renames_none_and_a_stranger_sees_none(groups: Unit, as_role: As) -> None:
    assert "Đổi tên" not in as_role("auditor").get(URL).text
    assert as_role("auditor").get(f"{URL}/doi-ten?to=Tổ 2").status_code == 403
    assert "Không có ai" in as_role("stranger").get(f"{URL}/doi-ten?to=Tổ 2").text
    assert "Tổ 2" not in as_role("stranger").get(URL).text


def test_an_empty_roster_says_so(as_role: As) -> None:
    assert "chưa có tổ nào" in as_role("stranger").get(URL).text


def test_the_page_costs_the_same_for_many(groups: Unit, as_role: As, statements: Statements) -> None:
    for n in range(60):
        put_member(groups, f"N{n}", "Bùi Văn Ý", union_group=f"Tổ {n}", union_post="Tổ trưởng")
    db.session.commit()
    client = as_role("chair")
    statements.clear()
    assert "61 tổ" in client.get(URL).text
    assert statements.count <= 4
