"""The calendar on a phone: a secret link each, and what it shows to whom."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from app.desk.feed.models import FeedKey
from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.office.accounts.actions import revoke, set_enabled
from app.office.accounts.models import User
from app.office.accounts.queries import grants_of, user_by_name
from app.office.units.models import Unit
from app.people.roster.actions import add_member
from app.people.roster.facts import BirthDay, MembershipFacts, PersonFacts, Sex, Standing
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import As

NAME = "Hội thao; cầu lông, bóng bàn \\ «Xuân» " + "rất dài" * 20


@pytest.fixture
def busy(union: Unit) -> Unit:
    """A visit with its reason, an activity of three days whose name a feed must escape, a birthday."""
    visit = VisitFacts(date(2024, 12, 4), Reason.ILLNESS, "đồng chí Ánh", Audience.MEMBER)
    record_visit(union.id, visit, OFFICER, TODAY)
    race = EventFacts(date(2024, 12, 6), Category.CULTURE_SPORT, NAME, ends_on=date(2024, 12, 8))
    record_event(union.id, race, OFFICER, TODAY)
    person = PersonFacts("DV002", "Trần Thị Ánh", Sex.FEMALE, BirthDay(day=date(1988, 12, 20)))
    add_member(union.id, person, [(None, MembershipFacts(Standing.MEMBER))], OFFICER, TODAY)
    db.session.commit()
    return union


def make(as_role: As, username: str) -> str:
    """Make a link on the page; its path."""
    page = as_role(username).post("/tai-khoan/lich/tao")
    assert page.status_code == 200
    link = re.search(r'value="http://localhost(/lich/[^"]+\.ics)"', page.text)
    assert link
    return link[1]


def events(as_role: As, path: str) -> dict[str, Any]:
    """What a phone without any session gets, by the summaries."""
    answer = as_role("").get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    return {str(one["summary"]): one for one in Calendar.from_ical(answer.data).walk("VEVENT")}


def account(username: str) -> User:
    found = user_by_name(username)
    assert found
    return found


def test_an_officers_feed_tells_the_work_but_never_why_somebody_was_visited(busy: Unit, as_role: As) -> None:
    path = make(as_role, "chair")
    summaries = events(as_role, path)
    assert {"Thăm hỏi, tặng quà: đồng chí Ánh", "Sinh nhật Trần Thị Ánh"} <= set(summaries)
    assert "80 năm ngày thành lập Quân đội nhân dân Việt Nam" in summaries
    assert "Ốm đau" not in as_role("").get(path).text


def test_a_members_feed_tells_activities_and_nobody_elses_birthday(busy: Unit, as_role: As) -> None:
    summaries = events(as_role, make(as_role, "member"))
    assert any("Hội thao" in summary for summary in summaries)
    assert not any("Ánh" in summary for summary in summaries)


def test_texts_days_and_identities_are_as_the_standard_has_them(busy: Unit, as_role: As) -> None:
    path = make(as_role, "chair")
    (race,) = [one for summary, one in events(as_role, path).items() if "Hội thao" in summary]
    assert str(race["summary"]) == NAME
    assert (race.decoded("dtstart"), race.decoded("dtend")) == (date(2024, 12, 6), date(2024, 12, 9))
    raw = as_role("").get(path).data
    assert b"DTSTART;VALUE=DATE:20241206\r\n" in raw
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    uids = [str(one["uid"]) for one in events(as_role, path).values()]
    assert len(set(uids)) == len(uids)
    assert uids == [str(one["uid"]) for one in events(as_role, path).values()]


def test_a_new_link_ends_the_older_one(busy: Unit, as_role: As) -> None:
    old, new = make(as_role, "chair"), make(as_role, "chair")
    assert as_role("").get(old).status_code == 404
    assert as_role("").get(new).status_code == 200


def test_only_a_digest_is_kept(busy: Unit, as_role: As) -> None:
    path = make(as_role, "chair")
    (key,) = db.session.query(FeedKey).all()
    assert key.digest not in path
    assert path.removeprefix("/lich/").removesuffix(".ics") not in repr(vars(key))
    assert isinstance(key.made_at, datetime)


@pytest.mark.parametrize("end", ["revoked", "disabled", "no role"])
def test_a_feed_ends_with_its_key_its_account_or_its_role(busy: Unit, as_role: As, end: str) -> None:
    path = make(as_role, "recorder")
    user = account("recorder")
    if end == "revoked":
        assert as_role("recorder").post("/tai-khoan/lich/thu-hoi").status_code == 303
    elif end == "disabled":
        set_enabled(user, False, OFFICER)
    else:
        revoke(user, grants_of(user.id)[0][0], OFFICER)
    db.session.commit()
    assert as_role("").get(path).status_code == 404


@pytest.mark.parametrize("secret", ["x", "khong-co", "a" * 500, "%00", "..%2f..%2fetc"])
def test_a_secret_that_is_none(union: Unit, as_role: As, secret: str) -> None:
    assert as_role("").get(f"/lich/{secret}.ics").status_code == 404


def test_revoking_nothing_changes_nothing(union: Unit, as_role: As) -> None:
    assert as_role("chair").post("/tai-khoan/lich/thu-hoi").status_code == 303
    assert db.session.query(FeedKey).count() == 0


@pytest.mark.parametrize("username", ["upper", "admin"])
def test_who_has_no_calendar_is_told_so(union: Unit, as_role: As, username: str) -> None:
    assert "không có lịch riêng" in as_role(username).get("/tai-khoan/lich").text
    assert as_role(username).post("/tai-khoan/lich/tao").status_code == 403


def test_the_trail_tells_that_a_link_was_made_but_not_which(busy: Unit, as_role: As) -> None:
    path = make(as_role, "chair")
    as_role("chair").post("/tai-khoan/lich/thu-hoi")
    page = as_role("auditor").get("/dau-vet/").text
    assert "Lập: đường dẫn lịch" in page
    assert "Thu hồi: đường dẫn lịch" in page
    assert path.removeprefix("/lich/")[:20] not in page


def test_the_page_shows_the_link_once(busy: Unit, as_role: As) -> None:
    path = make(as_role, "chair")
    page = as_role("chair").get("/tai-khoan/lich").text
    assert "Đang mở" in page
    assert path not in page


def test_a_feed_costs_few_statements(busy: Unit, as_role: As, statements: Statements) -> None:
    path, phone = make(as_role, "chair"), as_role("")
    statements.clear()
    assert phone.get(path).status_code == 200
    assert statements.count <= 10
