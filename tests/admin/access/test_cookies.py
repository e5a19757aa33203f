"""Cookies over https only: their names keep other hosts and plain http from setting them."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from app.config import settings
from app.office.units.models import Unit
from tests.conftest import PASSWORD

NAMES = ("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_PATH")


@pytest.fixture
def https_only(app: Flask) -> Flask:
    configured = settings(Path("/khong-co"), {"HTTPS": "1"})
    app.config.update({name: configured[name] for name in NAMES})
    return app


def cookies(app: Flask, scheme: str) -> dict[str, set[str]]:
    """Each cookie that signing in sets, by its name with its attributes."""
    sent = {"username": "chair", "password": PASSWORD}
    answer = app.test_client().post("/tai-khoan/dang-nhap", data=sent, base_url=f"{scheme}://localhost")
    parts = [header.split("; ") for header in answer.headers.getlist("Set-Cookie")]
    return {
        first.partition("=")[0]: {
            one.partition("=")[0] if "Max" in one or "Expires" in one else one for one in rest
        }
        for first, *rest in parts
    }


def test_over_https_only_they_are_of_this_host_alone(https_only: Flask, union: Unit) -> None:
    given = cookies(https_only, "https")
    assert set(given) == {"__Host-session", "__Host-device"}
    for attributes in given.values():
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= attributes
        assert not [one for one in attributes if one.startswith("Domain")]


def test_a_browser_is_known_again_there(https_only: Flask, union: Unit) -> None:
    browser, base = https_only.test_client(), "https://localhost"
    sent = {"username": "chair", "password": PASSWORD}
    browser.post("/tai-khoan/dang-nhap", data=sent, base_url=base)
    assert browser.get("/tai-khoan/phien", base_url=base).status_code == 200


def test_on_an_office_network_they_are_named_plainly(app: Flask, union: Unit) -> None:
    given = cookies(app, "http")
    assert set(given) == {"session", "device"}
    assert "Path=/tai-khoan" in given["device"]
    assert not [name for name, attributes in given.items() if "Secure" in attributes]
