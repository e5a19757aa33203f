"""The list of who gave blood, with how often."""

from __future__ import annotations

from datetime import date

from app.extensions import db
from app.life.events.actions import record_meeting, withdraw_event
from app.life.events.facts import Category
from app.life.meetings.facts import MeetingFacts
from app.log.activities.models import Activity
from app.office.units.models import Unit
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import MARKUP, As, downloaded, only_those_of_the_books_read, words


def put_donation(unit: Unit, day: date, *donors: Member, people: int | None = None) -> Activity:
    """A blood donation that names the donors."""
    ids = tuple(one.id for one in donors)
    facts = MeetingFacts(day, Category.BLOOD_DONATION, "Hiến máu", member_ids=ids, people=people)
    row = record_meeting(unit.id, facts, OFFICER, TODAY)
    db.session.commit()
    return row


def test_each_donor_is_counted_those_who_gave_most_first(as_role: As, union: Unit) -> None:
    an, ba = put_member(union, "NV1", "Lê Thị An"), put_member(union, "NV2", "Lê Thị Ba")
    put_donation(union, date(2023, 4, 7), ba)
    put_donation(union, date(2024, 4, 7), an, ba)
    gone = put_donation(union, date(2024, 5, 7), an)
    withdraw_event(gone, OFFICER, TODAY, "Nhầm")
    db.session.commit()
    text = words(as_role("auditor").get("/hoat-dong/hien-mau/"))
    assert "Lê Thị Ba NV2 2 07/04/2023 07/04/2024 Lê Thị An NV1 1 07/04/2024 07/04/2024" in text


def test_other_events_are_no_donations(as_role: As, union: Unit) -> None:
    an = put_member(union, "NV1", "Lê Thị An")
    facts = MeetingFacts(date(2024, 4, 7), Category.CULTURE_SPORT, "Hội thao", member_ids=(an.id,))
    record_meeting(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    assert "Chưa đánh dấu ai hiến máu" in words(as_role("auditor").get("/hoat-dong/hien-mau/"))


def test_donations_that_name_nobody_are_told(as_role: As, union: Unit) -> None:
    put_donation(union, date(2024, 4, 7), people=9)
    page = as_role("recorder").get("/hoat-dong/hien-mau/")
    assert "1 lần hiến máu mới ghi số người" in words(page)
    assert "/hoat-dong/?category=blood_donation" in page.text


def test_filters_and_sorts(as_role: As, union: Unit) -> None:
    an, ba = put_member(union, "NV1", "Lê Thị An"), put_member(union, "NV2", "Lê Thị Ba")
    put_donation(union, date(2023, 4, 7), ba)
    put_donation(union, date(2024, 4, 7), an)
    put_donation(union, date(2024, 9, 7), an)
    client = as_role("auditor")
    assert "Lê Thị An" not in words(client.get("/hoat-dong/hien-mau/?year=2023"))
    assert "Lê Thị Ba" not in words(client.get("/hoat-dong/hien-mau/?q=thi+an"))
    assert "khớp với điều kiện" in words(client.get("/hoat-dong/hien-mau/?year=2199"))
    for sort, is_first in (
        ("name", True),
        ("-name", False),
        ("times", False),
        ("first", False),
        ("-last", True),
    ):
        text = words(client.get(f"/hoat-dong/hien-mau/?sort={sort}"))
        assert (text.index("Lê Thị An") < text.index("Lê Thị Ba")) is is_first
    assert client.get("/hoat-dong/hien-mau/?sort=x").status_code == 400


def test_of_a_past_year_the_count_is_that_of_its_end(as_role: As, union: Unit) -> None:
    an = put_member(union, "NV1", "Lê Thị An")
    for year in (2022, 2023, 2024):
        put_donation(union, date(year, 4, 7), an)
    assert "NV1 2 07/04/2022 07/04/2023" in words(as_role("auditor").get("/hoat-dong/hien-mau/?year=2023"))


def test_it_goes_to_excel(as_role: As, union: Unit) -> None:
    put_donation(union, date(2024, 4, 7), put_member(union, "NV1", "Lê Thị An"))
    rows = downloaded(as_role("auditor").get("/hoat-dong/hien-mau/?dang=xlsx"))
    [row] = [row for row in rows if isinstance(row[0], int)]
    assert row[1:4] == ("Lê Thị An", "NV1", 1)


def test_few_statements_and_markup_stays_text(as_role: As, union: Unit, statements: Statements) -> None:
    people = [put_member(union, f"NV{place}", f"{MARKUP} {place}") for place in range(30)]
    put_donation(union, date(2024, 4, 7), *people)
    client = as_role("chair")
    client.get("/hoat-dong/hien-mau/")
    statements.clear()
    page = client.get("/hoat-dong/hien-mau/")
    assert statements.count <= 5
    assert page.text.count("<tr>") == 26
    assert "<script>alert" not in page.text


def test_who_may_read_it(as_role: As, union: Unit) -> None:
    put_donation(union, date(2024, 4, 7), put_member(union, "NV1", "Lê Thị An"))
    only_those_of_the_books_read(as_role, "/hoat-dong/hien-mau/")
    assert "Lê Thị An" not in words(as_role("stranger").get("/hoat-dong/hien-mau/"))
