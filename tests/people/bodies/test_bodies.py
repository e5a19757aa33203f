"""Bodies of the union: who sits in them and when, reported by number and named on their own page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.core.periods import parse_period
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.exporting import build
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.people.bodies.actions import WRITES
from app.people.bodies.facts import BodyFacts
from app.people.bodies.models import BodyMember
from app.people.personal_data.extract.queries import extract_of
from app.people.roster.models import Member
from app.year.figures.scopes import open_scope
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import As, errors, listed, only_officers_write, only_those_of_the_books_read, words

SENT = {"body": "Ban Nữ công", "post": "Trưởng ban", "starts_on": "18/05/2023"}


@pytest.fixture
def person(union: Unit) -> Member:
    made = put_member(union, "B1", "Giàng Thị Mỷ")
    db.session.commit()
    return made


def put_terms(union: Unit, person: Member) -> BodyMember:
    """Two bodies: one named twice, with a person whose term has ended and who sits there again."""
    rows = (
        BodyFacts("Ban Nữ công", date(2023, 5, 18), person.id, post="Trưởng ban", ends_on=date(2024, 5, 31)),
        BodyFacts("ban nu cong", date(2024, 6, 1), person.id, post="Ủy viên"),
        BodyFacts("Ban Nữ công", date(2024, 1, 1), name="Bà Lò Thị Pua"),
        BodyFacts("Ủy ban kiểm tra", date(2023, 5, 18), name="Ông Lò Văn Pa", ends_on=date(2024, 3, 31)),
    )
    made = [WRITES.record(union.id, facts, OFFICER, TODAY) for facts in rows]
    db.session.commit()
    return made[0]


def number(union: Unit, body: str, as_of: date) -> int:
    scope = open_scope(union, parse_period("2024"), as_of)
    found = figure(scope, f"bodies[{body}].people")
    assert sum(one.share for one in found.shares) == found.value
    return found.number


def test_a_body_has_those_whose_term_holds_each_once(as_role: As, union: Unit, person: Member) -> None:
    put_terms(union, person)
    assert number(union, "Ban Nữ công", date(2024, 12, 31)) == 2
    assert number(union, "Ban Nữ công", date(2024, 5, 31)) == 2
    assert number(union, "Ủy ban kiểm tra", date(2024, 3, 31)) == 1
    assert number(union, "Ủy ban kiểm tra", date(2024, 4, 1)) == 0
    text = words(as_role("auditor").get("/bao-cao/?ky=2024"))
    assert text.count("Đến ngày 15/12/2024, Ban Nữ công gồm 02 đồng chí.") == 1
    assert "Giàng Thị Mỷ" not in text
    by_march = words(as_role("auditor").get("/bao-cao/?ky=2024&tinh_den=31/03/2024"))
    assert "Ban Nữ công gồm 02 đồng chí, Ủy ban kiểm tra gồm 01 đồng chí." in by_march


def test_nobody_holds_a_post_of_a_body_twice_at_a_time(as_role: As, union: Unit, person: Member) -> None:
    put_terms(union, person)
    client = as_role("recorder")
    sent = {**SENT, "member_id": str(person.id), "starts_on": "31/05/2024"}
    again = client.post("/ban-to-chuc/moi", data={**sent, "body": "BAN NỮ CÔNG"})
    assert again.status_code == 422
    assert errors(again) == {"starts_on": "Người này đã có trong ban với chức vụ ấy, từ ngày 18/05/2023."}
    for other in ({"starts_on": "01/06/2024"}, {"post": "Thư ký"}, {"section": "Khoa Nội"}):
        assert client.post("/ban-to-chuc/moi", data={**sent, **other}).status_code == 303, other


def test_the_list_has_all_or_those_of_a_day(as_role: As, union: Unit, person: Member) -> None:
    put_terms(union, person)
    client = as_role("auditor")
    assert len(listed(client.get("/ban-to-chuc/?dang=xlsx"))) == 4
    rows = listed(client.get("/ban-to-chuc/?dang=xlsx&as_of=01/06/2024"))
    assert [(row[0], row[1]) for row in rows] == [
        ("ban nu cong", "Giàng Thị Mỷ"),
        ("Ban Nữ công", "Bà Lò Thị Pua"),
    ]
    assert [row[1] for row in listed(client.get("/ban-to-chuc/?dang=xlsx&q=kiem+tra"))] == ["Ông Lò Văn Pa"]


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        ({}, {"member_id": "Hãy chọn đoàn viên, hoặc ghi họ tên người khác."}),
        ({"member_id": "1", "name": "Ai đó"}, {"name": "Đã chọn đoàn viên thì để trống ô này."}),
        ({"name": "Ai đó", "ends_on": "17/05/2023"}, {"ends_on": "Ngày cuối trước ngày đầu."}),
    ],
)
def test_a_term_that_cannot_be_is_refused_beside_the_box(
    as_role: As, union: Unit, sent: dict[str, str], refused: dict[str, str]
) -> None:
    page = as_role("recorder").post("/ban-to-chuc/moi", data={**SENT, **sent})
    assert (page.status_code, errors(page)) == (422, refused)
    assert "Trưởng ban" in page.text


def test_it_is_recorded_corrected_and_withdrawn(as_role: As, union: Unit, person: Member) -> None:
    client = as_role("recorder")
    sent = {**SENT, "member_id": str(person.id)}
    assert client.post("/ban-to-chuc/moi", data=sent).status_code == 303
    row = db.session.scalars(select(BodyMember)).one()
    page = f"/ban-to-chuc/{row.id}"
    correction = {**sent, "ends_on": "31/05/2024", "version": "1", "reason": "Thôi giữ"}
    assert client.post(f"{page}/sua", data=correction).status_code == 303
    assert "Đến hết ngày: (trống) → 31/05/2024" in words(client.get(page))
    only_officers_write(as_role, "/ban-to-chuc", sent, row.id)
    only_those_of_the_books_read(as_role, "/ban-to-chuc/", page)
    assert client.post(f"{page}/rut", data={"version": "2", "reason": "Ghi nhầm"}).status_code == 303
    assert listed(client.get("/ban-to-chuc/?dang=xlsx")) == []


def test_the_workbook_has_them_both_ways(union: Unit, person: Member, tmp_path: Path) -> None:
    put_terms(union, person)
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    book = load_workbook(file)
    sheet = book["Ban, tổ chức"]
    assert [cell.value for cell in sheet[2]][:2] == ["Ban Nữ công", "B1"]
    plan = prepare(read_book(file), union, TODAY)
    assert (plan.problems, plan.writes) == ([], 0)
    sheet.append(["Ban Tuyên giáo", None, "Bà Lò Thị Pua", "", date(2024, 7, 1)])
    book.save(file)
    assert apply(prepare(read_book(file), union, TODAY), "so.xlsx", OFFICER, TODAY).problems == []
    assert number(union, "Ban Tuyên giáo", date(2024, 12, 31)) == 1


def test_a_member_reads_where_they_sat(union: Unit, person: Member) -> None:
    put_terms(union, person)
    [kind] = [one for one in extract_of(union.id, person) if one.label == "Ban, tổ chức đã tham gia"]
    assert [row[0] for row in kind.rows] == ["Ban Nữ công", "ban nu cong"]
