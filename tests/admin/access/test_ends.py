"""A session ends on the server: by signing out, by time, by a new password; its cookie then opens nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.actor import SYSTEM
from app.extensions import db
from app.office.accounts import actions
from app.office.accounts.queries import user_by_name
from app.office.sessions.actions import note_seen
from app.office.sessions.models import UserSession
from app.office.sessions.rules import digest_of
from app.office.units.models import Unit
from app.transactions import connected
from tests.admin.accounts.doors import OWNER, Clock, clock, tried
from tests.conftest import sign_in

__all__ = ["clock"]
PAGE = "/tai-khoan/phien"
As = Callable[[str], FlaskClient]


def copied(app: Flask, browser: FlaskClient) -> FlaskClient:
    """Another browser of the same kind with a copy of the session's cookie."""
    cookie = browser.get_cookie("session")
    assert cookie is not None
    other = app.test_client()
    other.set_cookie("session", cookie.value)
    return other


def is_in(browser: FlaskClient, at: str = "127.0.0.1") -> bool:
    return browser.get(PAGE, environ_overrides={"REMOTE_ADDR": at}).status_code == 200


def entered(app: Flask, username: str = "chair") -> FlaskClient:
    browser = app.test_client()
    assert tried(browser, username).status_code == 303
    return browser


def rows(username: str = "chair") -> list[UserSession]:
    db.session.rollback()
    user = user_by_name(username)
    assert user is not None
    found = select(UserSession).where(UserSession.user_id == user.id).order_by(UserSession.id)
    return list(db.session.scalars(found))


def test_a_copy_of_the_cookie_is_dead_after_signing_out(app: Flask, union: Unit, clock: Clock) -> None:
    browser = entered(app)
    thief = copied(app, browser)
    assert is_in(thief, OWNER)
    browser.post("/tai-khoan/dang-xuat", environ_overrides={"REMOTE_ADDR": OWNER})
    assert not is_in(thief, OWNER)
    assert rows()[-1].ended_by == "signed_out"


def test_signing_in_again_takes_another_token(app: Flask, union: Unit, clock: Clock) -> None:
    browser = entered(app)
    before = copied(app, browser)
    clock.goes_on(minutes=31)
    assert not is_in(browser, OWNER)
    tried(browser)
    assert is_in(browser, OWNER)
    assert not is_in(before, OWNER)
    assert len({row.digest for row in rows()}) == len(rows())


def test_the_token_is_in_the_cookie_and_only_its_digest_in_the_books(
    app: Flask, union: Unit, clock: Clock
) -> None:
    browser = entered(app)
    with browser.session_transaction(environ_overrides={"REMOTE_ADDR": OWNER}) as session:
        token = session["_user_id"]
    assert rows()[-1].digest == digest_of(token)
    assert token not in repr(vars(rows()[-1]))


def test_half_an_hour_without_a_request_ends_it(app: Flask, union: Unit, clock: Clock) -> None:
    browser = sign_in(app, "chair")
    clock.goes_on(minutes=29)
    assert is_in(browser)
    clock.goes_on(minutes=29)
    assert is_in(browser)
    clock.goes_on(minutes=30)
    assert not is_in(browser)


def test_half_a_day_ends_it_however_busy_it_was(app: Flask, union: Unit, clock: Clock) -> None:
    browser = sign_in(app, "chair")
    for _ in range(35):
        clock.goes_on(minutes=20)
        assert is_in(browser)
    clock.goes_on(minutes=20)
    assert not is_in(browser)


def test_a_page_that_asks_by_itself_keeps_no_session_alive(app: Flask, union: Unit, clock: Clock) -> None:
    browser = sign_in(app, "chair")
    polling = {"HX-Request": "true", "X-Asks-By-Itself": "1"}
    for _ in range(29):
        clock.goes_on(minutes=1)
        assert browser.get(PAGE, headers=polling).status_code == 200
    clock.goes_on(minutes=1)
    assert browser.get(PAGE, headers=polling).status_code == 401


def test_use_is_noted_once_a_minute_and_only_then_written(app: Flask, union: Unit, clock: Clock) -> None:
    browser = sign_in(app, "chair")
    began = rows()[0].seen_at
    clock.goes_on(seconds=59)
    assert is_in(browser)
    assert rows()[0].seen_at == began
    clock.goes_on(seconds=1)
    assert is_in(browser)
    assert rows()[0].seen_at - began == timedelta(minutes=1)


def test_a_page_waits_for_no_other_write_to_be_noted(app: Flask, union: Unit, clock: Clock) -> None:
    browser, others = sign_in(app, "chair"), rows("recorder")[0].id
    db.session.rollback()
    clock.goes_on(minutes=5)
    with connected(db.engine, writes=True) as other, other.begin():
        note_seen(other, others, clock.now)
        assert is_in(browser)
    assert is_in(browser)
    assert is_in(browser)
    assert rows()[0].seen_at.minute == clock.now.minute


@pytest.mark.parametrize("ending", ["password", "closed"])
def test_a_new_password_and_a_closed_account_end_every_session(
    app: Flask, union: Unit, clock: Clock, ending: str
) -> None:
    browser, user = entered(app), user_by_name("chair")
    assert user is not None
    if ending == "password":
        actions.change_password(user, "câu khác hẳn của tôi", SYSTEM)
    else:
        actions.set_enabled(user, False, SYSTEM)
        actions.set_enabled(user, True, SYSTEM)
    db.session.commit()
    assert not is_in(browser, OWNER)
    assert {row.ended_by for row in rows()} == {"new_password" if ending == "password" else "closed"}


def test_the_sign_in_page_says_that_the_session_is_over(app: Flask, union: Unit, clock: Clock) -> None:
    browser = sign_in(app, "chair")
    assert "Phiên trước đã hết" not in browser.get("/tai-khoan/dang-nhap", follow_redirects=True).text
    clock.goes_on(hours=1)
    assert "Phiên trước đã hết" in browser.get(PAGE, follow_redirects=True).text
    assert "Phiên trước đã hết" not in app.test_client().get("/tai-khoan/dang-nhap").text


def test_a_session_that_cannot_be_opened_says_so(
    app: Flask, union: Unit, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The password is changed by another between the check and the session."""
    monkeypatch.setattr("app.web.sign_in.current.queries.account_with_key", lambda *_: None)
    answer = tried(app.test_client())
    assert answer.status_code == 422
    assert "Mật khẩu vừa được đổi" in answer.text


def test_rows_of_a_month_ago_are_gone(app: Flask, union: Unit, clock: Clock) -> None:
    entered(app)
    assert len(rows()) == 2
    clock.goes_on(days=31)
    entered(app)
    assert len(rows()) == 1
