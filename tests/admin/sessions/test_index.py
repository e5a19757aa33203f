"""The list of one's own sessions."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from app.office.units.models import Unit
from tests.admin.accounts.doors import Clock, clock
from tests.conftest import PASSWORD, Statements, sign_in

__all__ = ["clock"]
URL = "/tai-khoan/phien"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)
As = Callable[[str], FlaskClient]


def enter_by_phone(app: Flask, username: str = "chair") -> FlaskClient:
    """A phone in which one of the cast signed in."""
    phone = app.test_client()
    phone.environ_base |= {"HTTP_USER_AGENT": IPHONE, "REMOTE_ADDR": "192.0.2.7"}
    sent = {"username": username, "password": PASSWORD}
    assert phone.post("/tai-khoan/dang-nhap", data=sent).status_code == 303
    return phone


def test_it_names_browser_address_and_times_and_marks_this_one(app: Flask, union: Unit, clock: Clock) -> None:
    clock.goes_on(minutes=10)
    page = enter_by_phone(app).get(URL).text
    assert "Safari trên iPhone" in page
    assert "192.0.2.7" in page
    assert "15/12/2024 12:10" in page
    assert page.count("Máy này") == 1
    assert page.count("/ket-thuc") == 2, "the other one, and all others"


def test_alone_there_is_nothing_to_end(app: Flask, union: Unit) -> None:
    assert "/ket-thuc" not in sign_in(app, "auditor").get(URL).text


def test_sessions_of_others_and_those_that_are_over_are_not_shown(
    app: Flask, union: Unit, clock: Clock
) -> None:
    enter_by_phone(app, "recorder")
    enter_by_phone(app)
    clock.goes_on(minutes=31)
    page = enter_by_phone(app).get(URL).text
    assert page.count("Safari trên iPhone") == 1


def test_it_costs_the_same_however_many_there_are(app: Flask, union: Unit, statements: Statements) -> None:
    browser = sign_in(app, "chair")
    browser.get(URL)
    statements.clear()
    browser.get(URL)
    few = statements.count
    for _ in range(5):
        enter_by_phone(app)
    statements.clear()
    browser.get(URL)
    assert statements.count == few


def test_nobody_sees_it_without_signing_in(as_role: As) -> None:
    assert as_role("").get(URL).location.startswith("/tai-khoan/dang-nhap")
