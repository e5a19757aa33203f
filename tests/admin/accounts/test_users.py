"""Accounts and roles, managed by administrators only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.actor import SYSTEM
from app.core.errors import Refused
from app.extensions import db
from app.office.accounts import actions, queries
from app.office.accounts.models import Grant, User
from app.office.accounts.rules import Role
from app.office.units.models import Unit
from tests.conftest import PASSWORD, TODAY, Statements
from tests.downloads import errors, words

As = Callable[[str], FlaskClient]
NEW = {"display_name": "Lê Thị Sen", "username": "lesen", "password": "mot-mat-khau-tam"}
OTHERS = ("chair", "treasurer", "recorder", "auditor", "member", "upper", "stranger")


def account(username: str) -> User:
    db.session.expire_all()
    found = queries.user_by_name(username)
    assert found is not None
    return found


def roles(user: User) -> list[tuple[int, str]]:
    rows = db.session.execute(select(Grant.unit_id, Grant.role).where(Grant.user_id == user.id))
    return [(unit_id, role) for unit_id, role in rows]


@pytest.mark.parametrize("username", OTHERS)
@pytest.mark.parametrize("path", ["/tai-khoan/", "/tai-khoan/moi", "/tai-khoan/1"])
def test_only_an_administrator_sees_accounts(as_role: As, username: str, path: str) -> None:
    assert as_role(username).get(path).status_code == 403


@pytest.mark.parametrize("username", OTHERS)
@pytest.mark.parametrize(
    "path", ["moi", "1/vai-tro", "1/vai-tro/1/thu-hoi", "1/mat-khau", "1/khoa", "1/mo", "1/quan-tri/giao"]
)
def test_only_an_administrator_changes_accounts(as_role: As, username: str, path: str) -> None:
    before = account("chair").session_key
    assert as_role(username).post(f"/tai-khoan/{path}", data=NEW).status_code == 403
    assert account("chair").session_key == before


def test_the_administrator_without_a_role_sees_no_books(as_role: As) -> None:
    client = as_role("admin")
    assert client.get("/tham-hoi/").status_code == 403
    assert client.get("/dau-vet/").status_code == 403
    assert client.get("/tai-khoan/").status_code == 200


def test_the_list_names_everybody_with_their_roles(as_role: As) -> None:
    page = as_role("admin").get("/tai-khoan/").text
    assert "Thủ quỹ, kế toán (Công đoàn cơ sở Trường THCS Hoa Mai)" in page
    assert "8 tài khoản" in page


def test_the_list_is_searched_by_name(as_role: As) -> None:
    page = as_role("admin").get("/tai-khoan/?q=Tréas").text
    assert "1 tài khoản" in page


def test_the_list_costs_the_same_however_many_there_are(as_role: As, statements: Statements) -> None:
    client = as_role("admin")
    for n in range(5):
        actions.add_user(f"them{n}", f"Thêm {n}", PASSWORD, SYSTEM)
    db.session.commit()
    statements.clear()
    assert client.get("/tai-khoan/").status_code == 200
    assert statements.count <= 6


def test_a_new_account_signs_in_with_its_role(app: Flask, union: Unit, as_role: As) -> None:
    sent = {**NEW, "unit_id": union.id, "role": "recorder"}
    assert as_role("admin").post("/tai-khoan/moi", data=sent).status_code == 303
    assert roles(account("lesen")) == [(union.id, "recorder")]
    client = app.test_client()
    client.post("/tai-khoan/dang-nhap", data={"username": "lesen", "password": NEW["password"]})
    own = {"current": NEW["password"], "password": "câu của riêng tôi", "again": "câu của riêng tôi"}
    assert client.post("/tai-khoan/mat-khau", data=own).status_code == 303
    assert client.get("/tham-hoi/").status_code == 403
    as_role("chair").post(f"/vai-tro/{queries.grants_of(account('lesen').id)[0][0].id}/xac-nhan")
    assert client.get("/tham-hoi/").status_code == 200


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"username": "chair"}, "Tên đăng nhập này đã có người dùng."),
        ({"username": "có dấu cách"}, "Tên đăng nhập cần từ 3 chữ"),
        ({"password": "congdoan-hoamai-2026"}, "thêm vài từ khác"),
        ({"password": "ngan"}, "Mật khẩu cần ít nhất 12 chữ."),
        ({"display_name": ""}, "Cần điền mục này."),
        ({"role": ""}, "Hãy chọn vai trò."),
        ({"role": "member"}, "Hãy chọn một mục trong danh sách."),
        ({"unit_id": "999"}, "Hãy chọn một mục trong danh sách."),
        ({"unit_id": ""}, "Chọn vai trò thì cần chọn công đoàn."),
    ],
)
def test_a_refused_account_is_not_made_and_the_words_stay(
    union: Unit, as_role: As, change: dict[str, str], sentence: str
) -> None:
    sent = {**NEW, "unit_id": str(union.id), "role": "recorder", **change}
    answer = as_role("admin").post("/tai-khoan/moi", data=sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert change.get("display_name", "Lê Thị Sen") in answer.text
    assert db.session.scalar(select(User).where(User.display_name == "Lê Thị Sen")) is None


def test_markup_in_a_name_stays_text(union: Unit, as_role: As) -> None:
    client = as_role("admin")
    sent = {**NEW, "display_name": '<script>alert("x")</script>', "is_admin": "y"}
    shown = client.post("/tai-khoan/moi", data=sent, follow_redirects=True).text
    for page in (shown, client.get("/tai-khoan/").text, client.get("/dau-vet/tai-khoan").text):
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_fields_that_no_form_has_change_nothing(union: Unit, as_role: As) -> None:
    client = as_role("recorder")
    rights = {"is_admin": "1", "role": "chair", "unit_id": union.id, "user_id": "1"}
    client.post(
        "/tai-khoan/mat-khau", data={"current": PASSWORD, "password": "x" * 12, "again": "x" * 12, **rights}
    )
    assert not account("recorder").is_admin
    assert roles(account("recorder")) == [(union.id, "recorder")]


def test_a_role_is_given_once_and_taken_back(union: Unit, as_role: As) -> None:
    client, user = as_role("admin"), account("upper")
    url = f"/tai-khoan/{user.id}/vai-tro"
    assert client.post(url, data={"unit_id": union.id, "role": "auditor"}).status_code == 303
    given = queries.grants_of(user.id)[1][0]
    as_role("chair").post(f"/vai-tro/{given.id}/xac-nhan")
    assert as_role("upper").get("/tham-hoi/").status_code == 200
    assert "<td>Ủy ban kiểm tra</td>" in client.get(f"/tai-khoan/{user.id}").text
    twice = client.post(url, data={"unit_id": union.id, "role": "auditor"})
    assert twice.status_code == 422
    assert "đã có vai trò Ủy ban kiểm tra" in twice.text
    assert client.post(f"{url}/{given.id}/thu-hoi").status_code == 303
    assert as_role("upper").get("/tham-hoi/").status_code == 403


def test_a_role_of_another_user_is_not_found(as_role: As) -> None:
    chair, admin = account("chair"), account("admin")
    given = queries.grants_of(chair.id)[0][0]
    assert as_role("admin").post(f"/tai-khoan/{admin.id}/vai-tro/{given.id}/thu-hoi").status_code == 404
    assert len(roles(account("chair"))) == 1


def test_an_unknown_account_is_not_found(as_role: As) -> None:
    assert as_role("admin").get("/tai-khoan/9999").status_code == 404


def test_a_temporary_password_ends_the_users_sessions_and_shows_nowhere(app: Flask, as_role: As) -> None:
    theirs, admin = as_role("treasurer"), as_role("admin")
    url = f"/tai-khoan/{account('treasurer').id}/mat-khau"
    answer = admin.post(url, data={"password": "mot-cau-tam-thoi"}, follow_redirects=True)
    assert "mot-cau-tam-thoi" not in answer.text
    assert theirs.get("/tham-hoi/").status_code == 303
    signed = app.test_client().post(
        "/tai-khoan/dang-nhap", data={"username": "treasurer", "password": "mot-cau-tam-thoi"}
    )
    assert signed.status_code == 303


def test_a_chairs_password_is_not_set_by_an_administrator(app: Flask, as_role: As, union: Unit) -> None:
    url = f"/tai-khoan/{account('chair').id}/mat-khau"
    page = as_role("admin").post(url, data={"password": "mot-cau-tam-thoi"})
    assert page.status_code == 422
    assert "flask password chair" in errors(page)["password"]
    assert as_role("chair").get("/tham-hoi/").status_code == 200


def test_an_administrator_s_password_opens_no_books_before_the_chair_says_so(
    app: Flask, as_role: As, union: Unit
) -> None:
    user = account("treasurer")
    sent = {"password": "mot-cau-tam-thoi"}
    assert as_role("admin").post(f"/tai-khoan/{user.id}/mat-khau", data=sent).status_code == 303
    whoever = app.test_client()
    whoever.post("/tai-khoan/dang-nhap", data={"username": "treasurer", **sent})
    own = {"current": sent["password"], "password": "câu của riêng tôi", "again": "câu của riêng tôi"}
    assert whoever.post("/tai-khoan/mat-khau", data=own).status_code == 303
    assert whoever.get("/so-quy/").status_code == 403
    chair = as_role("chair")
    assert "Thủ quỹ" in words(chair.get("/vai-tro/"))
    assert chair.post(f"/vai-tro/{account('treasurer').grants[0].id}/xac-nhan").status_code == 303
    assert whoever.get("/so-quy/").status_code == 200


def test_one_from_the_console_opens_them_at_once(union: Unit) -> None:
    actions.set_temporary_password(account("treasurer"), "mot-cau-tam-thoi", SYSTEM, TODAY)
    assert not account("treasurer").grants[0].is_waiting


def test_a_member_s_own_page_waits_for_nobody(as_role: As, union: Unit) -> None:
    sent = {"password": "mot-cau-tam-thoi"}
    assert as_role("admin").post(f"/tai-khoan/{account('member').id}/mat-khau", data=sent).status_code == 303
    db.session.expire_all()
    assert not account("member").grants[0].is_waiting


def test_who_was_chair_until_yesterday_is_given_one(union: Unit) -> None:
    chair = account("chair")
    chair.grants[0].valid_to = TODAY - timedelta(days=1)
    db.session.commit()
    actions.set_temporary_password(chair, "mot-cau-tam-thoi", SYSTEM, TODAY)
    assert chair.temporary_since is not None


def test_closing_an_account_ends_its_sessions_for_good(as_role: As) -> None:
    theirs, admin, user = as_role("treasurer"), as_role("admin"), account("treasurer")
    admin.post(f"/tai-khoan/{user.id}/khoa")
    assert theirs.get("/tham-hoi/").status_code == 303
    admin.post(f"/tai-khoan/{user.id}/mo")
    assert account("treasurer").is_enabled
    assert theirs.get("/tham-hoi/").status_code == 303


@pytest.mark.parametrize("path", ["khoa", "quan-tri/thoi"])
def test_the_last_administrator_stays(as_role: As, path: str) -> None:
    client, admin = as_role("admin"), account("admin")
    answer = client.post(f"/tai-khoan/{admin.id}/{path}", follow_redirects=True)
    assert "người quản trị duy nhất" in answer.text
    assert account("admin").is_enabled
    assert account("admin").is_admin


def test_a_closed_administrator_does_not_count(union: Unit) -> None:
    second = actions.add_user("thu-hai", "Quản trị thứ hai", PASSWORD, SYSTEM, is_admin=True)
    actions.set_enabled(second, False, SYSTEM)
    with pytest.raises(Refused, match="duy nhất"):
        actions.set_admin(account("admin"), False, SYSTEM)


def test_one_of_two_administrators_may_go(union: Unit) -> None:
    actions.add_user("thu-hai", "Quản trị thứ hai", PASSWORD, SYSTEM, is_admin=True)
    actions.set_enabled(account("admin"), False, SYSTEM)
    assert not account("admin").is_enabled


def test_every_change_stands_in_the_trail_and_no_password_does(union: Unit, as_role: As) -> None:
    client = as_role("admin")
    client.post("/tai-khoan/moi", data={**NEW, "unit_id": union.id, "role": "recorder"})
    user = account("lesen")
    client.post(f"/tai-khoan/{user.id}/mat-khau", data={"password": "mot-cau-tam-thoi"})
    page = client.get("/dau-vet/tai-khoan?q=lesen").text
    assert "Thêm: tài khoản" in page
    assert "Đổi mật khẩu" in page
    assert "mot-" not in page


def test_the_role_of_a_member_is_not_given_here(union: Unit, as_role: As) -> None:
    user = account("admin")
    sent = {"unit_id": union.id, "role": Role.MEMBER.value}
    assert as_role("admin").post(f"/tai-khoan/{user.id}/vai-tro", data=sent).status_code == 422
