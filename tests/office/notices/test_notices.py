"""What was done to an account is shown to its user once."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from app.core.actor import SYSTEM, Actor
from app.extensions import db
from app.office.accounts import actions
from app.office.accounts.models import User
from app.office.accounts.queries import grants_of, user_by_name
from app.office.accounts.rules import Role
from app.office.units.models import Unit
from tests.conftest import PASSWORD, TODAY

As = Callable[[str], FlaskClient]
PAGE = "/tai-khoan/phien"
OWN = "câu ngắn dễ nhớ của tôi"


def user(username: str) -> User:
    found = user_by_name(username)
    assert found is not None
    return found


def entered(app: Flask, username: str, password: str = PASSWORD) -> FlaskClient:
    browser = app.test_client()
    sent = {"username": username, "password": password}
    assert browser.post("/tai-khoan/dang-nhap", data=sent).status_code == 303
    return browser


def test_a_role_given_or_taken_is_reported_on_the_next_page(union: Unit, as_role: As) -> None:
    admin, browser = Actor(user("admin").id, "Tài khoản admin"), as_role("recorder")
    actions.grant(user("recorder"), union, Role.AUDITOR, admin, TODAY)
    db.session.commit()
    fragment = browser.get("/doan-vien/", headers={"HX-Request": "true"}).text
    assert "Bạn được giao vai trò" not in fragment
    page = browser.get(PAGE).text
    assert f"Bạn được giao vai trò Ủy ban kiểm tra ở {union.name}, còn chờ chủ tịch xác nhận, lúc" in page
    assert "(Tài khoản admin)" in page
    assert "Bạn được giao vai trò" not in browser.get(PAGE).text
    given = next(one for one, _ in grants_of(user("recorder").id) if one.role == "auditor")
    actions.revoke(user("recorder"), given, admin)
    db.session.commit()
    assert "Vai trò Ủy ban kiểm tra giao cho bạn không được xác nhận lúc" in browser.get(PAGE).text


def test_a_role_that_the_chair_confirmed_is_told(union: Unit, as_role: As) -> None:
    admin, chair = (Actor(user(name).id, f"Tài khoản {name}") for name in ("admin", "chair"))
    given = actions.grant(user("recorder"), union, Role.AUDITOR, admin, TODAY)
    actions.confirm(user("recorder"), given, chair)
    db.session.commit()
    assert "Vai trò Ủy ban kiểm tra của bạn đã được xác nhận lúc" in as_role("recorder").get(PAGE).text


def test_a_role_that_ended_is_reported(union: Unit, as_role: As) -> None:
    given, _ = grants_of(user("recorder").id)[0]
    actions.revoke(user("recorder"), given, Actor(user("admin").id, "Tài khoản admin"))
    db.session.commit()
    assert "Bạn thôi vai trò Ủy viên Ban Chấp hành lúc" in as_role("recorder").get(PAGE).text


def test_what_was_done_in_ones_own_name_is_reported_at_the_next_sign_in(app: Flask, as_role: As) -> None:
    """Whoever sits at the open session has not the notice for themselves."""
    browser = as_role("recorder")
    browser.post("/tai-khoan/mat-khau", data={"current": PASSWORD, "password": OWN, "again": OWN})
    assert "Mật khẩu của bạn đã được đổi lúc" not in browser.get(PAGE).text
    page = entered(app, "recorder", OWN).get(PAGE).text
    assert "Mật khẩu của bạn đã được đổi lúc" in page
    assert "Nếu không phải bạn làm, hãy báo ngay người quản trị." in page
    assert "Mật khẩu của bạn đã được đổi lúc" not in entered(app, "recorder", OWN).get(PAGE).text


def test_a_password_set_by_another_is_reported_with_who_did_it(app: Flask, union: Unit) -> None:
    actions.change_password(user("recorder"), OWN, SYSTEM)
    db.session.commit()
    assert "đã được đổi lúc" in entered(app, "recorder", OWN).get(PAGE).text


def test_nobody_hears_of_the_account_of_another(union: Unit, as_role: As) -> None:
    actions.set_admin(user("recorder"), True, Actor(user("admin").id, "Tài khoản admin"))
    db.session.commit()
    assert "quyền quản trị lúc" not in as_role("treasurer").get(PAGE).text
    assert "Bạn được giao quyền quản trị lúc" in as_role("recorder").get(PAGE).text
