"""Ending one's own other sessions."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.office.accounts.queries import user_by_name
from app.office.sessions.queries import open_sessions
from app.office.units.models import Unit
from tests.admin.sessions.test_index import URL, enter_by_phone
from tests.conftest import NOON, sign_in

As = Callable[[str], FlaskClient]


def ids(username: str) -> list[int]:
    """The open sessions of one of the cast."""
    db.session.rollback()
    user = user_by_name(username)
    assert user is not None
    return [one.id for one in open_sessions(user.id, NOON)]


def test_one_is_ended_and_the_others_go_on(app: Flask, union: Unit) -> None:
    here, phone = sign_in(app, "chair"), enter_by_phone(app)
    newest = max(ids("chair"))
    answer = here.post(f"{URL}/{newest}/ket-thuc")
    assert (answer.status_code, answer.location) == (303, URL)
    assert "Đã kết thúc 1 phiên đăng nhập." in here.get(URL).text
    assert phone.get(URL).status_code == 303
    here.post(f"{URL}/{newest}/ket-thuc")
    assert "Không còn phiên nào để kết thúc." in here.get(URL).text


def test_all_others_are_ended_and_this_one_goes_on(app: Flask, union: Unit) -> None:
    here, phones = sign_in(app, "chair"), [enter_by_phone(app) for _ in range(3)]
    assert here.post(f"{URL}/ket-thuc").location == URL
    assert "Đã kết thúc 3 phiên đăng nhập." in here.get(URL).text
    assert [phone.get(URL).status_code for phone in phones] == [303, 303, 303]


def test_nobody_ends_a_session_of_another(app: Flask, as_role: As) -> None:
    theirs = ids("treasurer")[0]
    assert as_role("chair").post(f"{URL}/{theirs}/ket-thuc").status_code == 404
    assert as_role("chair").post(f"{URL}/999999/ket-thuc").status_code == 404
    assert ids("treasurer") == [theirs]


def test_nobody_ends_anything_without_signing_in(as_role: As) -> None:
    assert as_role("").post(f"{URL}/ket-thuc").location.startswith("/tai-khoan/dang-nhap")
    assert as_role("").post(f"{URL}/1/ket-thuc").location.startswith("/tai-khoan/dang-nhap")
