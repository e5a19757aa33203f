"""Sign-in attempts for tests: from an address, with a browser, at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import NOON, PASSWORD

SIGN_IN = "/tai-khoan/dang-nhap"
OWNER, STRANGER = "192.0.2.10", "192.0.2.66"
WRONG = "sai-mat-khau"


class Clock:
    """What time it is for the application."""

    def __init__(self, app: Flask) -> None:
        self.now = NOON
        app.config["MOMENT"] = lambda: self.now

    def goes_on(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock(app: Flask) -> Clock:
    return Clock(app)


def tried(
    client: FlaskClient, username: str = "chair", password: str = PASSWORD, *, at: str = OWNER
) -> TestResponse:
    """The answer of sign-in to a name and a password from an address."""
    return client.post(
        SIGN_IN,
        data={"username": username, "password": password},
        environ_overrides={"REMOTE_ADDR": at},
    )


def guessed(app: Flask, times: int, username: str = "chair", *, at: str = STRANGER) -> TestResponse:
    """The answer to the last of this many wrong passwords, sent without cookies."""
    for _ in range(times):
        answer = tried(app.test_client(), username, WRONG, at=at)
    return answer
