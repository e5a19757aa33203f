"""The second step of signing in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from app.core.actor import SYSTEM
from app.extensions import db
from app.office.accounts import actions
from app.office.accounts.queries import user_by_name
from app.office.units.models import Unit
from tests.admin.accounts.doors import OWNER, Clock, clock, tried
from tests.admin.second_factor.phone import CODE, URL, at_the_second_step, gave, switched_on
from tests.conftest import PASSWORD, sign_in

__all__ = ["clock"]
HALF_MINUTE = timedelta(seconds=30)


def is_in(browser: object) -> bool:
    status: int = browser.get(URL, environ_overrides={"REMOTE_ADDR": OWNER}).status_code  # type: ignore[attr-defined]
    return status == 200


def test_the_right_password_alone_opens_nothing(app: Flask, union: Unit, clock: Clock) -> None:
    switched_on(sign_in(app, "chair"))
    browser = at_the_second_step(app)
    assert not is_in(browser)
    assert browser.get(CODE).status_code == 200


def test_the_code_opens_the_page_one_wanted(app: Flask, union: Unit, clock: Clock) -> None:
    phone, _ = switched_on(sign_in(app, "chair"))
    clock.goes_on(minutes=1)
    browser, place = app.test_client(), {"REMOTE_ADDR": OWNER}
    sent = {"username": "chair", "password": PASSWORD}
    asked = browser.post("/tai-khoan/dang-nhap?next=/doan-vien/", data=sent, environ_overrides=place)
    answer = browser.post(asked.location, data={"code": phone.code(clock.now)}, environ_overrides=place)
    assert (answer.status_code, answer.location) == (303, "/doan-vien/")
    assert is_in(browser)


def test_a_code_is_taken_once(app: Flask, union: Unit, clock: Clock) -> None:
    phone, _ = switched_on(sign_in(app, "chair"))
    clock.goes_on(minutes=1)
    code = phone.code(clock.now)
    assert gave(at_the_second_step(app), code).status_code == 303
    thief = at_the_second_step(app)
    answer = gave(thief, code)
    assert answer.status_code == 422
    assert "Mã không đúng." in answer.text
    clock.goes_on(seconds=30)
    assert gave(thief, code).status_code == 422
    assert not is_in(thief)


def test_the_code_that_switched_it_on_is_used_up(app: Flask, union: Unit, clock: Clock) -> None:
    phone, _ = switched_on(sign_in(app, "chair"))
    assert gave(at_the_second_step(app), phone.code()).status_code == 422


@pytest.mark.parametrize(("late", "status"), [(-2, 422), (-1, 303), (0, 303), (1, 303), (2, 422)])
def test_a_phones_clock_may_be_half_a_minute_wrong(
    app: Flask, union: Unit, clock: Clock, late: int, status: int
) -> None:
    phone, _ = switched_on(sign_in(app, "chair"))
    clock.goes_on(minutes=10)
    code = phone.code(clock.now + late * HALF_MINUTE)
    assert gave(at_the_second_step(app), code).status_code == status


def test_wrong_codes_make_one_wait_as_wrong_passwords_do(app: Flask, union: Unit, clock: Clock) -> None:
    phone, _ = switched_on(sign_in(app, "chair"))
    clock.goes_on(minutes=1)
    browser = at_the_second_step(app)
    for _ in range(5):
        answer = gave(browser, "000000")
    assert "Hãy đợi 30 giây rồi thử lại." in answer.text
    held = gave(at_the_second_step(app), phone.code(clock.now))
    assert (held.status_code, held.headers["Retry-After"]) == (429, "30")
    clock.goes_on(seconds=30)
    assert gave(browser, phone.code(clock.now)).status_code == 303


def test_a_recovery_code_works_once_however_it_is_written(app: Flask, union: Unit, clock: Clock) -> None:
    _, codes = switched_on(sign_in(app, "chair"))
    browser = at_the_second_step(app)
    assert gave(browser, codes[0].lower().replace("-", " ")).status_code == 303
    page = browser.get(URL, environ_overrides={"REMOTE_ADDR": OWNER}).text
    assert "còn 9 mã" in page
    again = at_the_second_step(app)
    assert gave(again, codes[0]).status_code == 422
    assert gave(again, codes[1]).status_code == 303


def test_the_recovery_code_of_another_opens_nothing(app: Flask, union: Unit, clock: Clock) -> None:
    switched_on(sign_in(app, "chair"))
    _, others = switched_on(sign_in(app, "treasurer"))
    assert gave(at_the_second_step(app), others[0]).status_code == 422


def test_ten_minutes_after_the_password_it_is_asked_again(app: Flask, union: Unit, clock: Clock) -> None:
    phone, _ = switched_on(sign_in(app, "chair"))
    browser = at_the_second_step(app)
    clock.goes_on(minutes=11)
    assert gave(browser, phone.code(clock.now)).location == "/tai-khoan/dang-nhap"


def test_a_new_password_between_the_steps_ends_the_first(app: Flask, union: Unit, clock: Clock) -> None:
    phone, _ = switched_on(sign_in(app, "chair"))
    browser, user = at_the_second_step(app), user_by_name("chair")
    assert user is not None
    actions.change_password(user, "câu khác hẳn của tôi", SYSTEM)
    db.session.commit()
    clock.goes_on(minutes=1)
    assert gave(browser, phone.code(clock.now)).location == "/tai-khoan/dang-nhap"


def test_nobody_comes_to_the_second_step_without_the_first(app: Flask, union: Unit) -> None:
    assert app.test_client().get(CODE).location == "/tai-khoan/dang-nhap"
    assert app.test_client().post(CODE, data={"code": "123456"}).location == "/tai-khoan/dang-nhap"


def test_another_server_key_is_reported_and_a_recovery_code_helps(
    app: Flask, union: Unit, clock: Clock
) -> None:
    """The file `secret_key` was lost: a new one was made, and everybody signs in again."""
    phone, codes = switched_on(sign_in(app, "chair"))
    app.config["SECRET_KEY"] = "x" * 64
    clock.goes_on(minutes=1)
    browser = at_the_second_step(app)
    answer = gave(browser, phone.code(clock.now))
    assert answer.status_code == 422
    assert "Tệp khóa secret_key của máy chủ đã đổi" in answer.text
    assert gave(browser, codes[0]).status_code == 303


def test_an_account_without_it_signs_in_as_ever(app: Flask, union: Unit, clock: Clock) -> None:
    switched_on(sign_in(app, "chair"))
    assert tried(app.test_client(), "treasurer").location == "/"
