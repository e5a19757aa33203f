"""Who must have a second factor and has none is led to set it up, and can do nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core.actor import SYSTEM
from app.extensions import db
from app.office.second_factor.actions import require_of_admins
from app.office.units.actions import require_code
from app.office.units.models import Unit
from tests.admin.second_factor.phone import SET_UP, URL, switched_on
from tests.conftest import PASSWORD, Statements
from tests.trail import chain_of

As = Callable[[str], FlaskClient]


@pytest.fixture
def required(union: Unit) -> Unit:
    """The union requires it of chair and treasurers."""
    require_code(union, True, SYSTEM)
    db.session.commit()
    return union


@pytest.mark.parametrize("username", ["chair", "treasurer"])
def test_chair_and_treasurer_are_led_to_set_it_up(required: Unit, as_role: As, username: str) -> None:
    browser = as_role(username)
    for path in ("/", "/doan-vien/", "/tai-khoan/phien", "/huong-dan/"):
        assert browser.get(path).location.startswith(URL), path
    assert browser.post("/don-vi/sua", data={"name": "Tên khác"}).location.startswith(URL)
    fragment = browser.get("/doan-vien/", headers={"HX-Request": "true"})
    assert (fragment.status_code, fragment.headers["HX-Redirect"][: len(URL)]) == (401, URL)
    assert "Vai trò của bạn bắt buộc" in browser.get(URL).text


@pytest.mark.parametrize("username", ["recorder", "auditor", "stranger"])
def test_others_go_on_as_before(required: Unit, as_role: As, username: str) -> None:
    assert as_role(username).get("/doan-vien/").status_code == 200


def test_once_it_is_on_everything_is_open_where_one_wanted_to_go(required: Unit, as_role: As) -> None:
    browser = as_role("chair")
    led = browser.get("/doan-vien/?page=1").location
    begun = browser.post(led.replace(URL, f"{URL}/bat-dau"), data={"current": PASSWORD})
    assert begun.location.startswith(SET_UP)
    switched_on(browser)
    assert browser.get("/doan-vien/").status_code == 200


def test_one_may_leave_and_cannot_switch_it_off(required: Unit, as_role: As) -> None:
    browser = as_role("chair")
    switched_on(browser)
    answer = browser.post(f"{URL}/tat", data={"off-current": PASSWORD})
    assert answer.status_code == 422
    assert "nên không tắt được" in answer.text
    assert as_role("treasurer").post("/tai-khoan/dang-xuat").status_code == 303


def test_the_chair_requires_it_and_the_trail_says_so(union: Unit, as_role: As) -> None:
    browser = as_role("chair")
    switched_on(browser)
    assert browser.post("/don-vi/xac-nhan/can").location == "/don-vi/"
    assert "Chủ tịch và thủ quỹ phải có xác nhận hai bước" in browser.get("/don-vi/").text
    assert as_role("treasurer").get("/doan-vien/").location.startswith(URL)
    browser.post("/don-vi/xac-nhan/thoi")
    assert as_role("treasurer").get("/doan-vien/").status_code == 200
    actions = [entry.action for entry, _ in chain_of(union.id)]
    assert actions[-2:] == ["units.second_factor_required"] * 2


@pytest.mark.parametrize("username", ["treasurer", "recorder", "auditor", "member", "admin"])
def test_nobody_else_requires_it_of_a_union(union: Unit, as_role: As, username: str) -> None:
    assert as_role(username).post("/don-vi/xac-nhan/can").status_code == 403


def test_administrators_require_it_of_themselves(app: Flask, as_role: As) -> None:
    admin = as_role("admin")
    assert admin.post(f"{URL}/quan-tri/can").location == "/tai-khoan/"
    assert admin.get("/tai-khoan/").location.startswith(URL)
    assert as_role("chair").get("/doan-vien/").status_code == 200
    switched_on(admin)
    assert "Người quản trị phải có xác nhận hai bước" in admin.get("/tai-khoan/").text
    admin.post(f"{URL}/quan-tri/thoi")
    admin.post(f"{URL}/quan-tri/thoi")
    noted = [entry.action for entry, _ in chain_of(None)]
    assert noted.count("accounts.second_factor_required") == 2


@pytest.mark.parametrize("username", ["chair", "treasurer", "member"])
def test_nobody_else_requires_it_of_administrators(union: Unit, as_role: As, username: str) -> None:
    assert as_role(username).post(f"{URL}/quan-tri/can").status_code == 403


def test_asking_costs_no_statement_of_its_own(union: Unit, as_role: As, statements: Statements) -> None:
    counts = []
    for required in (False, True):
        require_of_admins(required, SYSTEM)
        require_code(union, required, SYSTEM)
        db.session.commit()
        statements.clear()
        assert as_role("auditor").get("/tai-khoan/lich").status_code == 200
        counts.append(statements.count)
    assert counts[0] == counts[1]
