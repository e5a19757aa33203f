"""A phone for tests: it reads the secret from the page and shows codes."""

from __future__ import annotations

import re
from datetime import datetime

from flask import Flask
from flask.testing import FlaskClient
from pyotp import TOTP
from werkzeug.test import TestResponse

from tests.admin.accounts.doors import OWNER, tried
from tests.conftest import NOON, PASSWORD

URL = "/tai-khoan/xac-nhan"
SET_UP, CODE = f"{URL}/cai-dat", "/tai-khoan/dang-nhap/ma"
RECOVERY = re.compile(r"<code>([A-Z0-9]{4}(?:-[A-Z0-9]{4}){3})</code>")


class Phone:
    """The secret of an account, and codes of it."""

    def __init__(self, secret: str) -> None:
        self.totp = TOTP(secret)

    def code(self, at: datetime = NOON) -> str:
        return self.totp.at(at)


def read_in(browser: FlaskClient) -> Phone:
    """The phone after the password was asked and the secret read from the page."""
    assert browser.post(f"{URL}/bat-dau", data={"current": PASSWORD}).location == SET_UP
    found = re.search(r"<code>([A-Z2-7 ]{30,})</code>", browser.get(SET_UP).text)
    assert found
    return Phone(found[1].replace(" ", ""))


def switched_on(browser: FlaskClient, at: datetime = NOON) -> tuple[Phone, list[str]]:
    """The phone and the recovery codes of somebody who set it up at a time."""
    phone = read_in(browser)
    page = browser.post(SET_UP, data={"code": phone.code(at)})
    assert page.status_code == 200
    return phone, RECOVERY.findall(page.text)


def at_the_second_step(app: Flask, username: str = "chair") -> FlaskClient:
    """A browser in which the right password was given."""
    browser = app.test_client()
    assert tried(browser, username).location == CODE
    return browser


def gave(browser: FlaskClient, code: str, at: str = OWNER) -> TestResponse:
    """The answer to a code."""
    return browser.post(CODE, data={"code": code}, environ_overrides={"REMOTE_ADDR": at})
