"""The administrator sees and ends the sessions of a user."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.office.accounts.queries import user_by_name
from app.office.units.models import Unit
from tests.admin.sessions.test_end import ids
from tests.admin.sessions.test_index import URL, enter_by_phone
from tests.trail import chain_of

As = Callable[[str], FlaskClient]


def account(username: str) -> str:
    """The address of somebody's account."""
    user = user_by_name(username)
    assert user is not None
    return f"/tai-khoan/{user.id}"


def test_the_accounts_page_shows_them(app: Flask, as_role: As) -> None:
    enter_by_phone(app, "treasurer")
    page = as_role("admin").get(account("treasurer")).text
    assert "Các phiên đăng nhập đang mở" in page
    assert "Safari trên iPhone" in page


def test_one_or_all_are_ended_and_the_trail_says_so(app: Flask, as_role: As) -> None:
    phone, desk, admin = enter_by_phone(app, "treasurer"), as_role("treasurer"), as_role("admin")
    first, newest = sorted(ids("treasurer"))
    assert admin.post(f"{account('treasurer')}/phien/{newest}/ket-thuc").location == account("treasurer")
    assert phone.get(URL).status_code == 303
    assert desk.get(URL).status_code == 200
    admin.post(f"{account('treasurer')}/phien/ket-thuc")
    assert desk.get(URL).status_code == 303
    assert [entry.action for entry, _ in chain_of(None)][-2:] == ["accounts.sessions_ended"] * 2
    assert "Kết thúc phiên đăng nhập" in admin.get("/dau-vet/tai-khoan").text
    assert "Các phiên đăng nhập đang mở" not in admin.get(account("treasurer")).text
    assert first not in ids("treasurer")


def test_a_session_of_another_user_is_not_ended_there(app: Flask, as_role: As) -> None:
    admin, theirs = as_role("admin"), ids("chair")[0]
    assert admin.post(f"{account('treasurer')}/phien/{theirs}/ket-thuc").status_code == 404
    assert admin.post("/tai-khoan/999/phien/ket-thuc").status_code == 404
    assert ids("chair") == [theirs]


@pytest.mark.parametrize("username", ["chair", "treasurer", "recorder", "auditor", "member", "upper"])
def test_others_may_not(union: Unit, as_role: As, username: str) -> None:
    theirs = ids("treasurer")[0]
    browser = as_role(username)
    assert browser.post(f"{account('treasurer')}/phien/ket-thuc").status_code == 403
    assert browser.post(f"{account('treasurer')}/phien/{theirs}/ket-thuc").status_code == 403
    assert ids("treasurer") == [theirs]
