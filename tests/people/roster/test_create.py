"""Putting a person on the roster, and opening their account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.facts import (
    BirthDay,
    LabourKind,
    LeavingReason,
    MembershipFacts,
    PersonFacts,
    Sex,
    Standing,
)
from app.people.roster.queries import member_ids_by_code, roster_of
from tests.conftest import put_member

As = Callable[[str], FlaskClient]
URL = "/doan-vien/moi"
SENT = {
    "code": "DV030",
    "full_name": "  Đoàn   Thị Hồng ",
    "sex": "female",
    "birth": "7/3/1991",
    "standing": "member",
    "joined_on": "01/06/2015",
    "labour_kind": "public_employee",
    "union_group": "Tổ Xã hội",
    "in_hardship": "y",
    "dues_salary": "6,5tr",
    "left_on": "",
    "leaving_reason": "",
}


def roster(union: Unit) -> dict[str, tuple[PersonFacts, MembershipFacts]]:
    return {person.code: (person, facts) for _, _, person, facts in roster_of(union.id)}


def test_what_was_typed_is_recorded_and_shown(union: Unit, as_role: As) -> None:
    answer = as_role("recorder").post(URL, data=SENT)
    assert answer.status_code == 303
    person, period = roster(union)["DV030"]
    assert person == PersonFacts("DV030", "Đoàn Thị Hồng", Sex.FEMALE, BirthDay(day=date(1991, 3, 7)))
    assert period == MembershipFacts(
        Standing.MEMBER,
        joined_on=date(2015, 6, 1),
        labour_kind=LabourKind("public_employee"),
        union_group="Tổ Xã hội",
        in_hardship=True,
        dues_salary=6_500_000,
    )
    assert answer.location == f"/doan-vien/{member_ids_by_code(union.id)['DV030']}"


def test_a_birth_may_be_a_year_alone(union: Unit, as_role: As) -> None:
    as_role("recorder").post(URL, data={**SENT, "birth": "1991"})
    assert roster(union)["DV030"][0].birth == BirthDay(year=1991)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": ""}, "Cần điền mục này."),
        ({"code": "DV001"}, "Mã «DV001» đã có người dùng trong công đoàn này."),
        ({"code": "A#2"}, "Mã không được có dấu #."),
        ({"full_name": " "}, "Cần điền mục này."),
        ({"full_name": "x" * 201}, "Dài quá 200 chữ"),
        ({"sex": "khac"}, "Hãy chọn một mục trong danh sách."),
        ({"birth": "31/02/1990"}, "không có trong lịch"),
        ({"birth": "16/12/2024"}, "Ngày sinh 16/12/2024 ở sau hôm nay."),
        ({"birth": "1899"}, "năm sinh phải từ 1900"),
        ({"left_on": "01/01/2015", "leaving_reason": "retired"}, "ở trước ngày vào công đoàn"),
        ({"left_on": "01/01/2020"}, "Ghi ngày thôi thì cần chọn lý do."),
        ({"leaving_reason": "retired"}, "thì cần ghi ngày thôi"),
        ({"dues_salary": "-5"}, "-5"),
        ({"note": "x" * 10_000}, "Dài quá"),
    ],
)
def test_a_refused_person_is_not_recorded_and_the_words_stay(
    union: Unit, as_role: As, change: dict[str, str], sentence: str
) -> None:
    answer = as_role("recorder").post(URL, data={**SENT, **change})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Tổ Xã hội" in answer.text
    assert set(roster(union)) == {"DV001"}


@pytest.mark.parametrize("username", ["auditor", "member", "upper", "admin"])
def test_who_does_not_record_adds_nobody(union: Unit, as_role: As, username: str) -> None:
    client = as_role(username)
    assert client.get(URL).status_code == 403
    assert client.post(URL, data=SENT).status_code == 403
    assert set(roster(union)) == {"DV001"}


def test_the_next_code_is_offered(union: Unit, as_role: As) -> None:
    put_member(union, "GV-099", "Lê Thị Mùi")
    db.session.commit()
    assert 'value="GV-100"' in as_role("chair").get(URL).text


def test_a_member_of_the_union_is_offered(union: Unit, as_role: As) -> None:
    assert '<option selected value="member">' in as_role("recorder").get(URL).text


def test_party_membership_is_asked_only_where_it_is_kept(union: Unit, as_role: As) -> None:
    client = as_role("chair")
    assert "Đảng viên" not in client.get(URL).text
    client.post(URL, data={**SENT, "party_member": "y"})
    assert not roster(union)["DV030"][1].party_member
    union.keeps_party = True
    db.session.commit()
    assert "Đảng viên" in client.get(URL).text
    client.post(URL, data={**SENT, "code": "DV031", "party_member": "y", "is_another": "y"})
    assert roster(union)["DV031"][1].party_member


def test_recording_needs_the_forms_token(app: Flask, union: Unit, as_role: As) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    assert as_role("recorder").post(URL, data=SENT).status_code == 400
    assert set(roster(union)) == {"DV001"}


ACCOUNT = {"display_name": "Đoàn Thị Hồng", "username": "hong", "password": "mot-mat-khau-tam"}


def test_a_members_account_sees_their_own_record_only(app: Flask, union: Unit, as_role: As) -> None:
    from app.office.accounts.queries import user_by_name

    admin = user_by_name("chair")
    assert admin is not None
    admin.is_admin = True
    other = put_member(union, "DV040", "Đoàn Thị Hồng", left_on=None, leaving_reason=None)
    db.session.commit()
    assert as_role("chair").post(f"/doan-vien/{other.id}/tai-khoan", data=ACCOUNT).status_code == 303
    client = app.test_client()
    temporary = ACCOUNT["password"]
    client.post("/tai-khoan/dang-nhap", data={"username": "hong", "password": temporary})
    own = {"current": temporary, "password": "mot-cau-cua-rieng-toi", "again": "mot-cau-cua-rieng-toi"}
    assert client.post("/tai-khoan/mat-khau", data=own).status_code == 303
    assert client.get("/doan-vien/").status_code == 403
    assert "DV040" in client.get("/toi").text


@pytest.mark.parametrize("username", ["chair", "recorder", "auditor", "member", "admin"])
def test_accounts_take_an_administrator_who_reads_the_books(union: Unit, as_role: As, username: str) -> None:
    member_id = member_ids_by_code(union.id)["DV001"]
    assert as_role(username).post(f"/doan-vien/{member_id}/tai-khoan", data=ACCOUNT).status_code == 403


def test_leaving_for_good_is_one_day_and_one_reason(union: Unit, as_role: As) -> None:
    as_role("recorder").post(URL, data={**SENT, "left_on": "1/9/2024", "leaving_reason": "died"})
    period = roster(union)["DV030"][1]
    assert (period.left_on, period.leaving_reason) == (date(2024, 9, 1), LeavingReason.DIED)
