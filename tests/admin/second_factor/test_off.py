"""Taking the second factor off: oneself, an administrator with a reason, a command."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.office.accounts.queries import user_by_name
from app.office.units.models import Unit
from tests.admin.accounts.doors import Clock, clock
from tests.admin.second_factor.phone import CODE, RECOVERY, URL, at_the_second_step, gave, switched_on
from tests.admin.second_factor.test_set_up import is_on
from tests.conftest import PASSWORD, sign_in
from tests.trail import chain_of

__all__ = ["clock"]
As = Callable[[str], FlaskClient]


def account(username: str) -> str:
    user = user_by_name(username)
    assert user is not None
    return f"/tai-khoan/{user.id}"


def test_oneself_with_the_password(as_role: As) -> None:
    browser = as_role("recorder")
    switched_on(browser)
    wrong = browser.post(f"{URL}/tat", data={"off-current": "sai-mat-khau"})
    assert wrong.status_code == 422
    assert is_on("recorder")
    assert browser.post(f"{URL}/tat", data={"off-current": PASSWORD}).location == URL
    assert not is_on("recorder")
    assert "Bắt đầu cài" in browser.get(URL).text


def test_new_recovery_codes_replace_the_old_ones(app: Flask, union: Unit, clock: Clock) -> None:
    browser = sign_in(app, "recorder")
    _, old = switched_on(browser)
    page = browser.post(f"{URL}/ma-du-phong", data={"current": PASSWORD})
    new = RECOVERY.findall(page.text)
    assert len(new) == 10
    second = at_the_second_step(app, "recorder")
    assert gave(second, old[0]).status_code == 422
    assert gave(second, new[0]).status_code == 303


def test_there_are_no_recovery_codes_without_it(as_role: As) -> None:
    answer = as_role("recorder").post(f"{URL}/ma-du-phong", data={"current": PASSWORD})
    assert answer.status_code == 422
    assert "Xác nhận hai bước chưa bật." in answer.text


def test_an_administrator_with_a_reason_and_its_owner_is_told(app: Flask, clock: Clock, as_role: As) -> None:
    switched_on(as_role("recorder"))
    admin = as_role("admin")
    assert "Bỏ xác nhận hai bước" in admin.get(account("recorder")).text
    admin.post(f"{account('recorder')}/xac-nhan/bo", data={"reason": " "})
    assert "Cần ghi lý do" in admin.get(account("recorder")).text
    assert is_on("recorder")
    admin.post(f"{account('recorder')}/xac-nhan/bo", data={"reason": "Mất điện thoại"})
    assert not is_on("recorder")
    entry, _ = chain_of(None)[-1]
    assert (entry.action, entry.reason) == ("accounts.second_factor_off", "Mất điện thoại")
    browser = app.test_client()
    browser.post("/tai-khoan/dang-nhap", data={"username": "recorder", "password": PASSWORD})
    assert "Xác nhận hai bước của tài khoản bạn đã bị tắt lúc" in browser.get("/").text


def test_administrators_take_their_own_off_with_their_password_only(as_role: As) -> None:
    admin = as_role("admin")
    switched_on(admin)
    admin.post(f"{account('admin')}/xac-nhan/bo", data={"reason": "Vì tiện"})
    assert is_on("admin")


@pytest.mark.parametrize("username", ["chair", "treasurer", "recorder", "member"])
def test_nobody_else_takes_it_off(as_role: As, username: str) -> None:
    switched_on(as_role("auditor"))
    sent = {"reason": "Mất điện thoại"}
    assert as_role(username).post(f"{account('auditor')}/xac-nhan/bo", data=sent).status_code == 403
    assert is_on("auditor")


def test_an_account_that_is_not_there_is_not_found(as_role: As) -> None:
    assert as_role("admin").post("/tai-khoan/999/xac-nhan/bo", data={"reason": "x"}).status_code == 404


def test_the_command_lets_the_last_administrator_in(app: Flask, union: Unit, clock: Clock) -> None:
    switched_on(sign_in(app, "admin"))
    runner = app.test_cli_runner()
    result = runner.invoke(args=["totp-off", "admin"])
    assert (result.exit_code, "Đã bỏ xác nhận hai bước của admin" in result.output) == (0, True)
    assert not is_on("admin")
    assert "không có xác nhận hai bước" in runner.invoke(args=["totp-off", "admin"]).output
    unknown = runner.invoke(args=["totp-off", "khong-co-ai"])
    assert unknown.exit_code == 2
    entry, _ = chain_of(None)[-1]
    assert (entry.actor, entry.reason) == ("hệ thống", "Bằng lệnh trên máy chủ")
    assert (
        CODE
        not in app.test_client()
        .post("/tai-khoan/dang-nhap", data={"username": "admin", "password": PASSWORD})
        .location
    )
