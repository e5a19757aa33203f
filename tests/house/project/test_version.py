"""Which release this is: stated in pyproject.toml and CHANGES.md, shown on every page to signed-in users."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.admin.server.missing_books import books_are_lost
from app.config import ROOT, VERSION
from app.database import newest_version
from tests.house.conftest import Town
from tests.house.source import APP

pytestmark = pytest.mark.engine_free

FOOT = f'<footer class="page-foot">Sổ Công đoàn {VERSION}</footer>'


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)


def test_no_other_file_states_it() -> None:
    places = [
        *APP.rglob("*.py"),
        *(ROOT / "templates").rglob("*.html"),
        ROOT / "package.json",
        ROOT / "README.md",
    ]
    stated = re.compile(rf"(?<![\d.]){re.escape(VERSION)}(?![\d.])")
    assert [str(place) for place in places if stated.search(place.read_text("utf-8"))] == []


def test_the_newest_release_of_the_changes_is_this_one() -> None:
    changes = (ROOT / "CHANGES.md").read_text("utf-8")
    releases = re.findall(r"^## (\d+\.\d+\.\d+) — (\d{4}-\d\d-\d\d)$", changes, re.M)
    assert releases[0][0] == VERSION
    days = [day for _, day in releases]
    assert days == sorted(days, reverse=True)
    assert set(re.findall(r"^## (.*)$", changes, re.M)) - {"Unreleased"} == {
        f"{number} — {day}" for number, day in releases
    }


def test_every_page_tells_it_at_its_foot(town: Town) -> None:
    pages = {
        address: page
        for address, page in town.pages.items()
        if "<main" in page and 'class="bare"' not in page and "/tai." not in address
    }
    assert len(pages) > 100
    assert [address for address, page in pages.items() if page.count(FOOT) != 1] == []


@pytest.mark.parametrize("path", ["/tai-khoan/dang-nhap", "/khong-co-trang-nay", "/healthz"])
def test_a_stranger_is_not_told(app: Flask, path: str) -> None:
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    answer = app.test_client().get(path, environ_base=elsewhere, follow_redirects=True)
    assert VERSION not in answer.text
    assert newest_version() not in answer.text


@pytest.mark.parametrize("username", ["chair", "member"])
def test_so_does_a_failure(as_role: Callable[[str], FlaskClient], username: str) -> None:
    assert FOOT in as_role(username).get("/khong-co-trang-nay").text


def test_the_page_that_does_not_know_who_asks_tells_nobody(app: Flask) -> None:
    with app.test_request_context("/"):
        assert VERSION not in books_are_lost().get_data(as_text=True)
