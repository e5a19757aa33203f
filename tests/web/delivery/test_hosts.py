"""Names under which the server answers: its own and its addresses always, others when they are listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from app import config
from app.web.delivery import hosts
from tests.downloads import As

pytestmark = pytest.mark.engine_free

LISTED = ["so.example.vn", ".noi-bo.vn"]


@pytest.fixture(autouse=True)
def named_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine is called `May-So.congdoan.lan`."""
    monkeypatch.setattr("socket.gethostname", lambda: "May-So.congdoan.lan")
    hosts.own_names.cache_clear()


@pytest.mark.parametrize("listed", [[], LISTED])
@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1:8000", "192.168.1.5", "192.168.1.5:8000", "[::1]:8000", "[fe80::1%25eth0]", "[fd00::5]"),
        *("localhost", "LOCALHOST:8000", "localhost."),
        *("may-so", "MAY-SO:8000", "may-so.local", "may-so.congdoan.lan"),
    ],
)
def test_addresses_and_the_machines_own_names_are_always_served(host: str, listed: list[str]) -> None:
    assert hosts.is_served(host, listed, is_https_only=False)


@pytest.mark.parametrize("listed", [[], LISTED])
@pytest.mark.parametrize(
    "host",
    [
        *("khac.example.vn", "example.vn", "xso.example.vn", "so.example.vn.khac.vn", "xnoi-bo.vn"),
        *("may-so.khac.vn", "localhost.khac.vn", "127.0.0.1.khac.vn", "192.168.1.5.nip.io", "0x7f000001"),
        *("", ":8000", "[", "[]"),
    ],
)
def test_a_name_that_anybody_can_point_here_is_not(host: str, listed: list[str]) -> None:
    """DNS rebinding: a page of that name would read these books in the name of whoever opened it."""
    assert not hosts.is_served(host, listed, is_https_only=False)


@pytest.mark.parametrize(
    "host", ["so.example.vn", "SO.example.vn:8443", "so.example.vn.", "a.noi-bo.vn", "noi-bo.vn"]
)
def test_listed_names_are_served(host: str) -> None:
    assert hosts.is_served(host, LISTED, is_https_only=False)
    assert not hosts.is_served(host, [], is_https_only=False)


def test_over_https_alone_certificates_keep_other_names_away_until_names_are_listed() -> None:
    assert hosts.is_served("so.example.vn", [], is_https_only=True)
    assert not hosts.is_served("khac.example.vn", LISTED, is_https_only=True)


@pytest.mark.parametrize("setting", ["TRUSTED_PROXIES", "SESSION_COOKIE_SECURE"])
def test_an_installation_behind_https_needs_no_list(app: Flask, as_role: As, setting: str) -> None:
    named = {"Host": "so.example.vn"}
    assert as_role("").get("/tai-khoan/dang-nhap", headers=named).status_code == 400
    app.config[setting] = 1
    assert as_role("").get("/tai-khoan/dang-nhap", headers=named).status_code == 200


@pytest.mark.parametrize("path", ["/", "/khoi-tao/", "/tai-khoan/dang-nhap", "/healthz", "/khong-co"])
def test_another_name_is_refused_with_what_to_do(app: Flask, as_role: As, path: str) -> None:
    answer = as_role("chair").get(path, headers={"Host": "khac.example.vn"})
    assert answer.status_code == 400
    assert "http://192.168.1.5:8000" in answer.text
    assert "TRUSTED_HOSTS" in answer.text
    assert "khac.example.vn" not in answer.text
    app.config["SERVED_HOSTS"] = ["khac.example.vn"]
    assert as_role("chair").get(path, headers={"Host": "khac.example.vn"}).status_code != 400


def test_its_page_has_its_style(as_role: As) -> None:
    style = as_role("").get("/static/css/app.css", headers={"Host": "khac.example.vn"}, buffered=True)
    assert style.status_code == 200


def test_hosts_are_read_with_commas_or_spaces(tmp_path: Path) -> None:
    read = config.settings(tmp_path, {"TRUSTED_HOSTS": "so.example.vn, .noi-bo.vn"})
    assert read["SERVED_HOSTS"] == ["so.example.vn", ".noi-bo.vn"]
