"""Times of hardship: recorded, closed, withdrawn, and counted on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.people.hardship.actions import add_hardship
from app.people.hardship.models import Hardship
from app.people.hardship.queries import hardships_of_member
from app.people.roster.facts import HardshipFacts, MembershipFacts, Standing
from app.people.roster.models import Member
from app.people.roster.rules import in_hardship_on, is_continued, previous_period
from tests.conftest import OFFICER, TODAY, put_member

As = Callable[[str], FlaskClient]
SENT = {"starts_on": "01/03/2024", "ends_on": "", "circumstances": "Bệnh hiểm nghèo <b>"}


@pytest.fixture
def lan(union: Unit) -> Member:
    person = put_member(union, "DV002", "Phan Thị Lan")
    db.session.commit()
    return person


@pytest.fixture
def time(lan: Member, union: Unit) -> Hardship:
    """Hardship from 1 March on."""
    row = add_hardship(union.id, HardshipFacts(lan.id, date(2024, 3, 1), None, "Ốm lâu"), OFFICER, TODAY)
    db.session.commit()
    return row


def url(lan: Member) -> str:
    return f"/doan-vien/{lan.id}/kho-khan"


def test_a_time_is_recorded_and_shown_on_the_persons_page(lan: Member, union: Unit, as_role: As) -> None:
    client = as_role("chair")
    assert client.post(f"{url(lan)}/moi", data=SENT).status_code == 303
    page = client.get(f"/doan-vien/{lan.id}").text
    assert "Từ 01/03/2024 đến nay: Bệnh hiểm nghèo &lt;b&gt;" in page
    assert "Đang khó khăn" in page
    assert "Bắt đầu khó khăn" in page
    assert changes_of(union.id, f"members/{lan.id}")[-1].action == "members.hardship.added"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"circumstances": "  "}, "Cần điền mục này"),
        ({"starts_on": "16/12/2024"}, "ở sau hôm nay"),
        ({"ends_on": "28/02/2024"}, "ở trước từ ngày"),
        ({"starts_on": "31/02/2024"}, "không có trong lịch"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_box(
    lan: Member, as_role: As, typed: dict[str, str], sentence: str
) -> None:
    answer = as_role("chair").post(f"{url(lan)}/moi", data={**SENT, **typed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert hardships_of_member(lan.id) == []


def test_a_time_is_closed_by_its_last_day(time: Hardship, lan: Member, as_role: As) -> None:
    data = {"starts_on": "01/03/2024", "ends_on": "30/11/2024", "circumstances": "Ốm lâu"}
    address = f"{url(lan)}/{time.id}/sua"
    assert as_role("chair").post(address, data={**data, "version": "1"}).status_code == 422
    sent = {**data, "version": "1", "reason": "Đã khỏi"}
    assert as_role("chair").post(address, data=sent).status_code == 303
    db.session.expire_all()
    assert time.ends_on == date(2024, 11, 30)


def test_the_second_of_two_who_edit_is_told_what_stands(time: Hardship, lan: Member, as_role: As) -> None:
    address, client = f"{url(lan)}/{time.id}/sua", as_role("chair")
    first = {**SENT, "circumstances": "Cháy nhà", "version": "1", "reason": "Rõ hơn"}
    assert client.post(address, data=first).status_code == 303
    second = client.post(address, data={**first, "circumstances": "Lũ cuốn nhà"})
    assert second.status_code == 422
    assert "Cháy nhà" in second.text
    assert "Lũ cuốn nhà" in second.text


def test_a_time_withdrawn_counts_no_more(time: Hardship, lan: Member, as_role: As) -> None:
    client = as_role("chair")
    client.post(f"{url(lan)}/{time.id}/rut", data={"version": "1", "reason": "Ghi nhầm người"})
    assert "Lan" not in client.get("/doan-vien/?in_hardship=y").text
    assert "Ghi nhầm người" in client.get(f"/doan-vien/{lan.id}").text


@pytest.mark.parametrize(("day", "is_shown"), [("29/02/2024", False), ("01/03/2024", True)])
def test_the_list_tells_who_was_in_hardship_on_a_day(
    time: Hardship, as_role: As, day: str, is_shown: bool
) -> None:
    page = as_role("chair").get(f"/doan-vien/?in_hardship=y&as_of={day}").text
    assert ("Phan Thị Lan" in page) == is_shown


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 2, 29), False),
        (date(2024, 3, 1), True),
        (date(2024, 5, 31), True),
        (date(2024, 6, 1), False),
    ],
)
def test_the_first_and_the_last_day_count(day: date, expected: bool) -> None:
    times = [HardshipFacts(1, date(2024, 3, 1), date(2024, 5, 31), "Ốm")]
    assert in_hardship_on([MembershipFacts(Standing.MEMBER)], times, day) is expected
    assert in_hardship_on([MembershipFacts(Standing.MEMBER, in_hardship=True)], times, day)


def test_a_period_that_goes_on_is_no_admission_and_no_departure() -> None:
    first = MembershipFacts(Standing.MEMBER, left_on=date(2024, 7, 1))
    second = MembershipFacts(Standing.MEMBER, date(2024, 7, 1))
    apart = MembershipFacts(Standing.MEMBER, date(2024, 8, 1))
    assert previous_period([first, second], second) == first
    assert is_continued([first, second], first)
    assert previous_period([first, apart], apart) is None
    assert not is_continued([first, apart], first)


@pytest.mark.parametrize("username", ["auditor", "member", "upper", "admin"])
def test_who_does_not_record_writes_none(time: Hardship, lan: Member, as_role: As, username: str) -> None:
    client = as_role(username)
    for address in (f"{url(lan)}/moi", f"{url(lan)}/{time.id}/sua", f"{url(lan)}/{time.id}/rut"):
        assert client.post(address, data=SENT).status_code == 403


def test_another_unions_or_persons_time_is_not_found(time: Hardship, lan: Member, as_role: As) -> None:
    assert as_role("stranger").get(f"{url(lan)}/{time.id}/sua").status_code == 404
    assert as_role("chair").get(f"/doan-vien/1/kho-khan/{time.id}/sua").status_code == 404
