"""Sections of the union: their people, committees, ratings and figures, as of a day."""

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
from app.life.ratings.actions import record_rating
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.people.bodies.actions import WRITES as SEATS
from app.people.bodies.facts import BodyFacts
from app.people.bulk.actions import change_many
from app.people.bulk.facts import BulkFacts
from app.people.bulk.queries import plan
from app.people.roster.facts import Sex, Standing
from app.people.roster.models import Member
from app.people.sections.actions import WRITES
from app.people.sections.facts import SectionFacts
from app.people.sections.models import UnionSection
from app.year.figures.scopes import open_scope
from tests.conftest import NOON, OFFICER, TODAY, Statements, put_member
from tests.downloads import As, errors, listed, only_officers_write, only_those_of_the_books_read, words

URL = "/cong-doan-bo-phan"
JULY = date(2024, 7, 1)
SENT = {"name": "Phân xưởng May", "starts_on": "01/01/2020", "note": "QĐ 05/QĐ-CĐCS"}


@pytest.fixture
def mill(union: Unit) -> list[Member]:
    """May has three at work in two tổ, one no member; Dệt has one; Hoàn thiện has nobody since June."""
    rows = [
        SectionFacts("Phân xưởng May"),
        SectionFacts("Phân xưởng Dệt", date(2020, 1, 1)),
        SectionFacts("Phân xưởng Hoàn thiện", ends_on=date(2024, 6, 30)),
    ]
    for facts in rows:
        WRITES.record(union.id, facts, OFFICER, TODAY)
    may = {"section": "Phân xưởng May", "union_group": "Tổ 1"}
    people = [
        put_member(union, "S1", "Lò Thị Pua", sex=Sex.FEMALE, **may),
        put_member(union, "S2", "Giàng A Súa", **{**may, "section": "phan xuong may", "union_group": "Tổ 2"}),
        put_member(union, "S3", "Vì Thị Mai", sex=Sex.FEMALE, standing=Standing.NOT_JOINED, **may),
        put_member(union, "S4", "Lường Văn Pâng", section="Phân xưởng Dệt"),
    ]
    for post, person in (("Chủ tịch", people[0]), ("Ủy viên", people[1])):
        seat = BodyFacts("Ban Chấp hành", date(2023, 5, 18), person.id, post=post, section="Phân xưởng May")
        SEATS.record(union.id, seat, OFFICER, TODAY)
    db.session.commit()
    return people


def number(union: Unit, key: str, as_of: date = date(2024, 12, 31)) -> int:
    found = figure(open_scope(union, parse_period("2024"), as_of), key)
    assert sum(one.share for one in found.shares) == found.value
    return found.number


def test_a_section_has_who_belongs_to_it_on_the_day(mill: list[Member], union: Unit) -> None:
    assert number(union, "people.sections") == 2
    assert number(union, "people.sections", date(2024, 6, 30)) == 3
    assert number(union, "people.members.section[Phân xưởng May]") == 2
    assert number(union, "people.workers.section[Phân xưởng May]") == 3
    assert number(union, "people.members.section[Phân xưởng Dệt]") == 1
    assert number(union, "people.sections.committee[Phân xưởng May]") == 2
    assert number(union, "people.sections.committees") == 2


def test_who_moves_belongs_to_each_for_its_days(mill: list[Member], union: Unit) -> None:
    facts = BulkFacts({"section": "Phân xưởng Dệt"}, None, JULY)
    change_many(union.id, plan(union.id, {mill[0].id}, facts, TODAY), facts, OFFICER, TODAY, at=NOON)
    assert number(union, "people.members.section[Phân xưởng May]", date(2024, 6, 30)) == 2
    assert number(union, "people.members.section[Phân xưởng May]") == 1
    assert number(union, "people.members.section[Phân xưởng Dệt]") == 2
    assert number(union, "people.members.admitted") == 0


def test_a_section_that_only_the_roster_names_counts_and_is_asked_for(
    mill: list[Member], union: Unit, as_role: As
) -> None:
    put_member(union, "S9", "Quàng Thị Ín", section="Kho <b>")
    db.session.commit()
    assert number(union, "people.sections") == 3
    page = as_role("recorder").get(f"{URL}/")
    assert "nơi chưa có ở đây: Kho <b> ." in words(page)
    assert 'value="Kho &lt;b&gt;"' in as_role("recorder").get(f"{URL}/moi?name=Kho+<b>").text


def test_the_list_tells_people_members_women_groups_and_committee(mill: list[Member], as_role: As) -> None:
    rows = listed(as_role("auditor").get(f"{URL}/?dang=xlsx"))
    assert [row[:6] for row in rows] == [
        ("Phân xưởng Dệt", 1, 1, 0, 0, 0),
        ("Phân xưởng May", 3, 2, 2, 2, 2),
    ]
    in_june = listed(as_role("auditor").get(f"{URL}/?dang=xlsx&as_of=30/06/2024"))
    assert [row[0] for row in in_june] == ["Phân xưởng Dệt", "Phân xưởng Hoàn thiện", "Phân xưởng May"]
    assert [row[0] for row in listed(as_role("auditor").get(f"{URL}/?dang=xlsx&q=det"))] == ["Phân xưởng Dệt"]


def test_its_page_has_its_committee_and_leads_to_its_people(
    mill: list[Member], union: Unit, as_role: As
) -> None:
    row = db.session.scalars(select(UnionSection).where(UnionSection.name == "Phân xưởng May")).one()
    text = words(as_role("auditor").get(f"{URL}/{row.id}"))
    assert "Lò Thị Pua Chủ tịch 18/05/2023" in text
    assert "Tổ 1, Tổ 2." in text
    roster = words(as_role("auditor").get("/doan-vien/?section=Phân xưởng Dệt"))
    assert "Lường Văn Pâng" in roster
    assert "Lò Thị Pua" not in roster


def test_the_report_says_how_many_sections_and_groups_and_who_is_where(
    mill: list[Member], union: Unit, as_role: As
) -> None:
    text = words(as_role("auditor").get("/bao-cao/?ky=2024"))
    assert "sinh hoạt tại 02 công đoàn bộ phận, 02 tổ công đoàn." in text
    assert "Đoàn viên ở các công đoàn bộ phận: Phân xưởng May 02 người; Phân xưởng Dệt 01 người." in text
    assert "Ban chấp hành các công đoàn bộ phận gồm 02 đồng chí." in text
    assert "Ban Chấp hành gồm" not in text


def test_sections_are_rated_by_name_or_by_number(mill: list[Member], union: Unit, as_role: As) -> None:
    for facts in (
        RatingFacts("2024", RatedSubject.SECTION, Level.EXCELLENT, section="Phân xưởng May"),
        RatingFacts("2024", RatedSubject.SECTION, Level.GOOD, quantity=3),
    ):
        record_rating(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    assert number(union, "ratings.sections[Hoàn thành xuất sắc]") == 1
    assert number(union, "ratings.sections[Hoàn thành tốt]") == 3
    text = words(as_role("auditor").get("/bao-cao/?ky=2024"))
    assert (
        "Có 01 công đoàn bộ phận được xếp loại hoàn thành xuất sắc nhiệm vụ (Phân xưởng May), "
        "03 đơn vị hoàn thành tốt."
    ) in text


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        (
            {"subject": "union", "section": "May"},
            {"subject": "Có tên công đoàn bộ phận thì đối tượng phải là «Công đoàn bộ phận»."},
        ),
        (
            {"subject": "section", "section": "May", "quantity": "2"},
            {"quantity": "Một công đoàn bộ phận thì số lượng là 1."},
        ),
        (
            {"subject": "section", "section": "PHÂN XƯỞNG MAY"},
            {"section": "Năm 2024 Phân xưởng May đã được xếp loại: Hoàn thành tốt."},
        ),
    ],
)
def test_a_rating_that_cannot_be_is_refused_beside_the_box(
    union: Unit, as_role: As, sent: dict[str, str], refused: dict[str, str]
) -> None:
    record_rating(
        union.id,
        RatingFacts("2024", RatedSubject.SECTION, Level.GOOD, section="Phân xưởng May"),
        OFFICER,
        TODAY,
    )
    db.session.commit()
    page = as_role("recorder").post("/xep-loai/moi", data={"year": "2024", "level": "good", **sent})
    assert (page.status_code, errors(page)) == (422, refused)


def test_visits_are_counted_by_the_section_of_whom_they_name(mill: list[Member], union: Unit) -> None:
    pua, sua, _, pang = mill
    for day, people in ((date(2024, 3, 1), (pua.id, sua.id, pang.id)), (date(2024, 4, 1), (pua.id,))):
        visit = VisitFacts(day, Reason.ILLNESS, "Đoàn viên ốm", Audience.MEMBER, member_ids=people)
        record_visit(union.id, visit, OFFICER, TODAY)
    assert number(union, "care.named.section[Phân xưởng May]") == 3
    assert number(union, "care.named.section[Phân xưởng Dệt]") == 1


def test_it_is_recorded_corrected_and_withdrawn(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    assert client.post(f"{URL}/moi", data=SENT).status_code == 303
    row = db.session.scalars(select(UnionSection)).one()
    page = f"{URL}/{row.id}"
    correction = {**SENT, "ends_on": "31/05/2024", "version": "1", "reason": "Giải thể"}
    assert client.post(f"{page}/sua", data=correction).status_code == 303
    assert "Đến hết ngày: (trống) → 31/05/2024" in words(client.get(page))
    only_officers_write(as_role, URL, {**SENT, "name": "Kho"}, row.id)
    only_those_of_the_books_read(as_role, f"{URL}/", page)
    assert "Phân xưởng May" in words(client.get("/tim?tu=phan+xuong"))
    assert client.post(f"{page}/rut", data={"version": "2", "reason": "Ghi nhầm"}).status_code == 303
    assert listed(client.get(f"{URL}/?dang=xlsx&as_of=01/05/2024")) == []


def test_a_name_is_one_sections_at_a_time(as_role: As, union: Unit, mill: list[Member]) -> None:
    client = as_role("recorder")
    page = client.post(f"{URL}/moi", data={"name": "phan xuong may"})
    refused = {"name": "Đã có công đoàn bộ phận «Phân xưởng May» trong thời gian này."}
    assert (page.status_code, errors(page)) == (422, refused)
    again = {"name": "Phân xưởng Hoàn thiện", "starts_on": "01/07/2024"}
    assert client.post(f"{URL}/moi", data=again).status_code == 303
    early = {"name": "Kho", "starts_on": "02/07/2024", "ends_on": "01/07/2024"}
    assert errors(client.post(f"{URL}/moi", data=early)) == {"ends_on": "Ngày cuối trước ngày đầu."}


def test_the_workbook_has_it_all_both_ways(union: Unit, mill: list[Member], tmp_path: Path) -> None:
    record_rating(
        union.id,
        RatingFacts("2024", RatedSubject.SECTION, Level.GOOD, section="Phân xưởng May"),
        OFFICER,
        TODAY,
    )
    db.session.commit()
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    plan_back = prepare(read_book(file), union, TODAY)
    assert (plan_back.problems, plan_back.writes) == ([], 0)
    book = load_workbook(file)
    book["Công đoàn bộ phận"].append(["Kho"])
    roster = book["Đoàn viên"]
    headings = [cell.value for cell in roster[1]]
    [pang] = [row for row in roster.iter_rows(min_row=2) if row[0].value == "S4"]
    pang[headings.index("Công đoàn bộ phận")].value = "Kho"
    book.save(file)
    assert apply(prepare(read_book(file), union, TODAY), "so.xlsx", OFFICER, TODAY).problems == []
    assert number(union, "people.members.section[Kho]") == 1
    assert number(union, "people.sections") == 3
    book["Công đoàn bộ phận"].append(["kho"])
    book.save(file)
    assert prepare(read_book(file), union, TODAY).problems != []


def test_a_workbook_without_sections_leaves_them(union: Unit, mill: list[Member], tmp_path: Path) -> None:
    file = tmp_path / "so.xlsx"
    file.write_bytes(build(union).file)
    book = load_workbook(file)
    del book["Công đoàn bộ phận"]
    roster = book["Đoàn viên"]
    roster.delete_cols([cell.value for cell in roster[1]].index("Công đoàn bộ phận") + 1)
    book.save(file)
    assert prepare(read_book(file), union, TODAY).writes == 0


def test_the_lists_statements_do_not_grow(
    union: Unit, mill: list[Member], as_role: As, statements: Statements
) -> None:
    client = as_role("auditor")
    client.get(f"{URL}/")
    statements.clear()
    client.get(f"{URL}/")
    before = statements.count
    for place in range(8):
        WRITES.record(union.id, SectionFacts(f"Phòng {place}"), OFFICER, TODAY)
        put_member(union, f"N{place}", "Bùi Văn Ý", section=f"Phòng {place}")
    db.session.commit()
    client.get(f"{URL}/")
    statements.clear()
    assert "10 công đoàn bộ phận" in client.get(f"{URL}/").text
    assert statements.count == before
