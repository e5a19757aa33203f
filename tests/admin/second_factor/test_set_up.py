"""Setting the second factor up: password, picture, first code, recovery codes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.extensions import db
from app.office.accounts.queries import user_by_name
from app.office.second_factor.models import RecoveryCode, SecondFactor
from app.office.second_factor.queries import has_factor
from app.office.units.models import Unit
from tests.admin.accounts.doors import Clock, clock
from tests.admin.second_factor.phone import SET_UP, URL, read_in, switched_on
from tests.conftest import NOON, sign_in
from tests.downloads import As
from tests.trail import chain_of

__all__ = ["clock"]


def is_on(username: str = "chair") -> bool:
    db.session.rollback()
    user = user_by_name(username)
    assert user is not None
    return has_factor(user.id)


def test_it_is_on_after_the_first_code_and_ten_codes_for_a_lost_phone_are_shown_once(as_role: As) -> None:
    browser = as_role("chair")
    _, codes = switched_on(browser)
    assert len(set(codes)) == 10
    assert is_on()
    page = browser.get(URL).text
    assert "Đang bật từ 15/12/2024" in page
    assert "Còn 10 mã dự phòng" in page
    assert not [code for code in codes if code in page]
    assert browser.get(SET_UP).location == URL, "the secret is shown no more"
    assert chain_of(None)[-1][0].action == "accounts.second_factor_on"


def test_the_picture_is_drawn_in_the_page_and_needs_no_style_of_its_own(as_role: As) -> None:
    browser = as_role("chair")
    read_in(browser)
    page = browser.get(SET_UP).text
    svg = page[page.index("<svg width") : page.index("</svg>", page.index("<svg width"))]
    assert "style=" not in svg
    assert 'fill="#fff"' in svg


def test_nothing_of_it_is_readable_in_the_books(as_role: As) -> None:
    phone, codes = switched_on(as_role("chair"))
    db.session.rollback()
    factor = db.session.scalars(select(SecondFactor)).one()
    kept = [factor.sealed_secret, *db.session.scalars(select(RecoveryCode.digest))]
    assert not [text for text in kept if phone.totp.secret in text or text in codes]


@pytest.mark.parametrize("code", ["000000", "", "abc", "12345678901234567890123"])
def test_a_wrong_first_code_switches_nothing_on(as_role: As, code: str) -> None:
    browser = as_role("chair")
    read_in(browser)
    answer = browser.post(SET_UP, data={"code": code})
    assert answer.status_code == 422
    assert not is_on()


def test_the_password_is_asked_first(as_role: As) -> None:
    browser = as_role("chair")
    assert browser.get(SET_UP).location == URL
    wrong = browser.post(f"{URL}/bat-dau", data={"current": "sai-mat-khau"})
    assert wrong.status_code == 422
    assert "Mật khẩu đang dùng không đúng." in wrong.text
    assert browser.get(SET_UP).location == URL


def test_a_quarter_of_an_hour_later_it_is_asked_again(app: Flask, union: Unit, clock: Clock) -> None:
    browser = sign_in(app, "chair")
    phone = read_in(browser)
    clock.goes_on(minutes=16)
    assert browser.post(SET_UP, data={"code": phone.code(clock.now)}).location == URL
    assert not is_on()


def test_beginning_again_takes_another_secret(as_role: As) -> None:
    browser = as_role("chair")
    first, second = read_in(browser), read_in(browser)
    assert browser.post(SET_UP, data={"code": first.code()}).status_code == 422
    assert browser.post(SET_UP, data={"code": second.code()}).status_code == 200


def test_what_is_on_cannot_be_begun_again(as_role: As) -> None:
    browser = as_role("chair")
    switched_on(browser)
    from tests.conftest import PASSWORD

    answer = browser.post(f"{URL}/bat-dau", data={"current": PASSWORD})
    assert "Xác nhận hai bước đang bật rồi." in answer.text


def test_sessions_that_were_opened_without_a_code_end(app: Flask, union: Unit) -> None:
    other = app.test_client()
    from tests.admin.accounts.doors import OWNER, tried

    tried(other)
    here = sign_in(app, "chair")
    switched_on(here)
    assert here.get(URL).status_code == 200
    assert other.get(URL, environ_overrides={"REMOTE_ADDR": OWNER}).status_code == 303


def test_nobody_sets_up_anything_without_signing_in(as_role: As) -> None:
    browser: FlaskClient = as_role("")
    for path in (URL, SET_UP):
        assert browser.get(path).location.startswith("/tai-khoan/dang-nhap")
    assert browser.post(f"{URL}/bat-dau").location.startswith("/tai-khoan/dang-nhap")
    assert NOON - timedelta(0) == NOON
