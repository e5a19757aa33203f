"""The calendar: a month for officers, and what of it a member sees."""

from __future__ import annotations

from datetime import date

import pytest

from app.books.closings.actions import close_period
from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.requests.actions import record_request
from app.life.requests.facts import RequestFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.units.models import Unit
from app.people.roster.actions import add_member
from app.people.roster.facts import BirthDay, MembershipFacts, PersonFacts, Sex, Standing
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import As, only_those_of_the_books_read, put_fund, words


@pytest.fixture
def december(union: Unit) -> Unit:
    """A December with a little of everything, and birthdays of the cast's member and of another."""
    person = PersonFacts("DV002", "Trần Thị Ánh", Sex.FEMALE, BirthDay(day=date(1988, 12, 3)))
    add_member(union.id, person, [(None, MembershipFacts(Standing.MEMBER))], OFFICER, TODAY)
    me = db.session.query(Member).filter_by(code="DV001").one()
    me.birth_date = date(1980, 12, 9)
    visit = VisitFacts(date(2024, 12, 4), Reason.ILLNESS, "đồng chí Ánh", Audience.MEMBER)
    record_visit(union.id, visit, OFFICER, TODAY)
    race = EventFacts(date(2024, 12, 6), Category.CULTURE_SPORT, "Giải cầu lông", ends_on=date(2024, 12, 8))
    record_event(union.id, race, OFFICER, TODAY)
    put_fund(union)
    close_period(union.id, date(2024, 11, 30), OFFICER, TODAY)
    request = RequestFacts(date(2024, 12, 2), "Báo cáo tổng kết", due_on=date(2024, 12, 11))
    record_request(union.id, request, OFFICER, TODAY)
    db.session.commit()
    return union


def test_the_month_of_officers(december: Unit, as_role: As) -> None:
    shown = words(as_role("auditor").get("/lich/"))
    for text in (
        "Tháng 12 năm 2024",
        "Sinh nhật Trần Thị Ánh",
        "Thăm hỏi (Ốm đau): đồng chí Ánh",
        "Giải cầu lông (đến 08/12/2024)",
        "Sổ đã khóa đến hết ngày 30/11/2024",
        "Hạn: Báo cáo tổng kết",
        "80 năm ngày thành lập Quân đội nhân dân Việt Nam",
    ):
        assert text in shown


def test_another_month(december: Unit, as_role: As) -> None:
    shown = words(as_role("chair").get("/lich/?thang=2025-02"))
    assert "Tháng 2 năm 2025" in shown
    assert "95 năm ngày thành lập Đảng Cộng sản Việt Nam" in shown
    assert "Giải cầu lông" not in shown


@pytest.mark.parametrize("text", ["13-2024", "2024-00", "x", "99999-1"])
def test_a_month_that_is_none(union: Unit, as_role: As, text: str) -> None:
    assert as_role("chair").get(f"/lich/?thang={text}").status_code == 400


def test_a_member_sees_activities_and_their_own_birthday(december: Unit, as_role: As) -> None:
    page = as_role("member").get("/toi/lich")
    shown = words(page)
    assert "Giải cầu lông" in shown
    assert "Sinh nhật Nguyễn Văn Bình" in shown
    assert "80 năm" in shown
    for text in ("Ánh", "Ốm đau", "Báo cáo tổng kết", "Sổ đã khóa"):
        assert text not in shown
    assert "/nhat-ky/" not in page.text


def test_who_may_open_it(december: Unit, as_role: As) -> None:
    only_those_of_the_books_read(as_role, "/lich/")
    for username in ("chair", "auditor", "upper", "admin"):
        assert as_role(username).get("/toi/lich").status_code == 403


def test_another_unions_days_are_not_shown(december: Unit, as_role: As) -> None:
    shown = words(as_role("stranger").get("/lich/"))
    for text in ("Ánh", "Giải cầu lông", "Báo cáo tổng kết", "Sổ đã khóa"):
        assert text not in shown


def test_a_busy_day_leads_to_the_log(union: Unit, as_role: As) -> None:
    for n in range(9):
        visit = VisitFacts(TODAY, Reason.ILLNESS, f"người số {n}", Audience.MEMBER)
        record_visit(union.id, visit, OFFICER, TODAY)
    db.session.commit()
    page = as_role("chair").get("/lich/")
    assert words(page).count("người số") == 5
    assert 'href="/nhat-ky/?since=15/12/2024&amp;until=15/12/2024">và 4 việc khác' in page.text


@pytest.mark.parametrize(("username", "path"), [("chair", "/lich/"), ("member", "/toi/lich")])
def test_a_month_costs_few_statements(
    december: Unit, as_role: As, statements: Statements, username: str, path: str
) -> None:
    client = as_role(username)
    statements.clear()
    assert client.get(path).status_code == 200
    assert statements.count <= 8
