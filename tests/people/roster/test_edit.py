"""Correcting and withdrawing: people, periods, children."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.office.units.models import Unit
from app.people.children import actions as child_actions
from app.people.roster import actions, queries
from app.people.roster.facts import (
    BirthDay,
    ChildFacts,
    LabourKind,
    MembershipFacts,
    PersonFacts,
    Sex,
    Standing,
)
from app.people.roster.models import Child, Member, Membership
from tests.conftest import OFFICER, TODAY, put_member

As = Callable[[str], FlaskClient]
PERIOD = MembershipFacts(
    Standing.MEMBER,
    date(2018, 1, 1),
    labour_kind=LabourKind("contract"),
    party_member=True,
    phone="0900 000 002",
)
SENT_PERSON = {"code": "DV060", "full_name": "Lý Thị Thắm", "sex": "female", "birth": "1979", "version": "1"}
SENT_PERIOD = {"standing": "member", "joined_on": "01/02/2018", "phone": "0900 000 002", "version": "1"}
SENT_CHILD = {"full_name": "Bé Na", "birth": "2017", "school_class": "2B", "version": "1"}


@pytest.fixture
def tham(union: Unit) -> Member:
    """A woman with one period and one child."""
    person = PersonFacts("DV060", "Lý Thị Thắm", Sex.FEMALE, BirthDay(year=1978))
    member = actions.add_member(union.id, person, [(None, PERIOD)], OFFICER, TODAY)
    child_actions.add_child(
        union.id, ChildFacts(member.id, "Bé Na", BirthDay(year=2016), "1B"), OFFICER, TODAY
    )
    db.session.commit()
    return member


def period_of(member: Member) -> Membership:
    db.session.expire_all()
    return queries.memberships_of(member.id)[0]


def child_of(member: Member) -> Child:
    db.session.expire_all()
    return queries.children_of_member(member.id)[0]


def paths(member: Member) -> dict[str, dict[str, str]]:
    """Every address that changes something of a person, with what a valid form sends."""
    base, period, child = f"/doan-vien/{member.id}", period_of(member).id, child_of(member).id
    why = {"reason": "ghi nhầm"}
    return {
        f"{base}/sua": {**SENT_PERSON, **why},
        f"{base}/thoi-gian/moi": {"standing": "not_joined", "joined_on": "01/01/2010"},
        f"{base}/thoi-gian/{period}/sua": {**SENT_PERIOD, **why},
        f"{base}/thoi-gian/{period}/rut": {"version": "1", **why},
        f"{base}/con/moi": {"full_name": "Bé Bi"},
        f"{base}/con/{child}/sua": {**SENT_CHILD, **why},
        f"{base}/con/{child}/rut": {"version": "1", **why},
    }


def state(member: Member) -> list[object]:
    db.session.expire_all()
    periods, children = queries.memberships_of(member.id), queries.children_of_member(member.id)
    return [
        queries.person_facts(member),
        [(queries.membership_facts(one), one.withdrawn_at) for one in periods],
        [(queries.child_facts(one), one.withdrawn_at) for one in children],
    ]


@pytest.mark.parametrize("place", range(7))
def test_an_officer_may(tham: Member, as_role: As, place: int) -> None:
    path, sent = list(paths(tham).items())[place]
    before = state(tham)
    answer = as_role("recorder").post(path, data=sent)
    assert (answer.status_code, answer.location) == (303, f"/doan-vien/{tham.id}")
    assert state(tham) != before


def test_after_a_correction_the_way_back_is_to_the_list_as_it_was_left(tham: Member, as_role: As) -> None:
    client = as_role("recorder")
    client.get("/doan-vien/?q=ly+thi&sort=-name")
    sent = {**SENT_PERSON, "reason": "Sai năm sinh"}
    page = client.post(f"/doan-vien/{tham.id}/sua", data=sent, follow_redirects=True)
    assert 'class="page-back" href="/doan-vien/?q=ly+thi&amp;sort=-name"' in page.text


@pytest.mark.parametrize(
    ("username", "status"),
    [("auditor", 403), ("member", 403), ("upper", 403), ("admin", 403), ("stranger", 404)],
)
def test_nobody_else_may(tham: Member, as_role: As, username: str, status: int) -> None:
    before, client = state(tham), as_role(username)
    for path, sent in paths(tham).items():
        assert client.post(path, data=sent).status_code == status
    assert state(tham) == before


def test_a_period_or_child_of_another_person_is_not_found(tham: Member, union: Unit, as_role: As) -> None:
    other = put_member(union, "DV061", "Mạc Văn Nam")
    db.session.commit()
    before, client = state(tham), as_role("chair")
    for path, sent in paths(tham).items():
        mixed = path.replace(f"/doan-vien/{tham.id}/", f"/doan-vien/{other.id}/")
        if mixed.count("/") > 4:
            assert client.post(mixed, data=sent).status_code == 404
    assert state(tham) == before


def test_a_correction_without_a_reason_is_refused_and_the_words_stay(tham: Member, as_role: As) -> None:
    answer = as_role("chair").post(f"/doan-vien/{tham.id}/sua", data={**SENT_PERSON, "full_name": "Lý Thắm"})
    assert answer.status_code == 422
    assert "Sửa mục đã ghi thì cần nói lý do." in answer.text
    assert 'value="Lý Thắm"' in answer.text
    assert queries.person_facts(tham).full_name == "Lý Thị Thắm"


@pytest.mark.parametrize(
    ("part", "change", "sentence"),
    [
        ("sua", {"code": "DV001"}, "đã có người dùng"),
        ("sua", {"birth": "2025"}, "ở sau năm nay"),
        ("period", {"joined_on": "1/2/2018x"}, "không phải là ngày"),
        ("period", {"leaving_reason": "quit"}, "thì cần ghi ngày thôi"),
        ("child", {"birth": "01/01/2025"}, "ở sau hôm nay"),
        ("child", {"full_name": ""}, "Cần điền mục này."),
    ],
)
def test_a_rule_that_is_broken_is_reported_beside_its_field(
    tham: Member, as_role: As, part: str, change: dict[str, str], sentence: str
) -> None:
    base = f"/doan-vien/{tham.id}"
    path, sent = {
        "sua": (f"{base}/sua", SENT_PERSON),
        "period": (f"{base}/thoi-gian/{period_of(tham).id}/sua", SENT_PERIOD),
        "child": (f"{base}/con/{child_of(tham).id}/sua", SENT_CHILD),
    }[part]
    before = state(tham)
    answer = as_role("chair").post(path, data={**sent, "reason": "sửa lại", **change})
    assert answer.status_code == 422
    name = next(iter(change)) if part != "period" or "joined_on" in change else "left_on"
    beside = answer.text[answer.text.index(f'id="{name}-error"') :]
    assert sentence in beside[:400]
    assert state(tham) == before


def test_the_second_of_two_editors_is_told_and_keeps_their_words(tham: Member, as_role: As) -> None:
    path, why = f"/doan-vien/{tham.id}/thoi-gian/{period_of(tham).id}/sua", {"reason": "sửa"}
    first, second = as_role("chair"), as_role("recorder")
    first.post(path, data={**SENT_PERIOD, "position": "Tổ trưởng", **why})
    answer = second.post(path, data={**SENT_PERIOD, "position": "Tổ phó", **why})
    assert answer.status_code == 422
    assert "Người khác đã sửa mục này" in answer.text
    assert 'value="Tổ phó"' in answer.text
    assert "<dt>Chức vụ</dt><dd>Tổ trưởng</dd>" in answer.text
    assert period_of(tham).position == "Tổ trưởng"
    assert 'name="version" value="2"' in answer.text
    second.post(path, data={**SENT_PERIOD, "position": "Tổ phó", "version": "2", **why})
    assert period_of(tham).position == "Tổ phó"


@pytest.mark.parametrize("version", ["", "0", "x", "99999999999999"])
def test_a_correction_that_saw_no_version_is_refused(tham: Member, as_role: As, version: str) -> None:
    sent = {**SENT_PERSON, "full_name": "Khác", "reason": "sửa", "version": version}
    assert as_role("chair").post(f"/doan-vien/{tham.id}/sua", data=sent).status_code == 422
    db.session.expire_all()
    assert tham.full_name == "Lý Thị Thắm"


def test_the_form_shows_what_is_recorded(tham: Member, as_role: As) -> None:
    client = as_role("chair")
    assert 'value="1978"' in client.get(f"/doan-vien/{tham.id}/sua").text
    page = client.get(f"/doan-vien/{tham.id}/thoi-gian/{period_of(tham).id}/sua").text
    assert 'value="01/01/2018"' in page
    assert '<option selected value="contract">' in page


def test_party_membership_that_is_out_of_sight_is_not_erased(tham: Member, as_role: As) -> None:
    path = f"/doan-vien/{tham.id}/thoi-gian/{period_of(tham).id}/sua"
    as_role("chair").post(path, data={**SENT_PERIOD, "reason": "sửa ngày"})
    assert period_of(tham).joined_on == date(2018, 2, 1)
    assert period_of(tham).party_member


def test_an_overlap_is_refused_on_the_form(tham: Member, as_role: As) -> None:
    answer = as_role("chair").post(
        f"/doan-vien/{tham.id}/thoi-gian/moi", data={"standing": "member", "joined_on": "01/01/2020"}
    )
    assert answer.status_code == 422
    assert "chồng lên nhau" in answer.text


def test_withdrawing_without_a_reason_or_late_changes_nothing(tham: Member, as_role: As) -> None:
    client, path = as_role("chair"), f"/doan-vien/{tham.id}/thoi-gian/{period_of(tham).id}/rut"
    for sent, sentence in (
        ({"version": "1", "reason": " "}, "Hãy ghi lý do rút khỏi sổ."),
        ({"version": "7", "reason": "nhầm"}, "Người khác đã sửa mục này"),
        ({"version": "1", "reason": "x" * 501}, "Lý do dài quá 500 chữ"),
    ):
        assert sentence in client.post(path, data=sent, follow_redirects=True).text
    assert period_of(tham).withdrawn_at is None


def test_what_was_withdrawn_is_not_corrected(tham: Member, as_role: As) -> None:
    client, base = as_role("chair"), f"/doan-vien/{tham.id}/con/{child_of(tham).id}"
    client.post(f"{base}/rut", data={"version": "1", "reason": "nhầm"})
    answer = client.post(f"{base}/sua", data={**SENT_CHILD, "version": "2", "reason": "sửa"})
    assert answer.status_code == 422
    assert "đã được rút khỏi sổ" in answer.text


def test_nothing_changes_by_opening_an_address(tham: Member, as_role: As) -> None:
    before, client = state(tham), as_role("chair")
    for path in paths(tham):
        assert client.get(path).status_code in (200, 405)
    assert state(tham) == before
