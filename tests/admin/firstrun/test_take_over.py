"""Books imported by command: the first account needs the one-time code."""

from __future__ import annotations

import stat
from pathlib import Path

import click
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.admin.firstrun.routes import announce_code
from app.core.actor import SYSTEM
from app.extensions import db
from app.office.accounts.queries import count_users, grants_of, user_by_name
from app.office.units.actions import start_unit
from app.office.units.facts import UnitFacts
from app.office.units.models import Unit
from tests.admin.firstrun.test_begin import ACCOUNT, UNION

URL = "/khoi-tao/tai-khoan"


@pytest.fixture
def waiting(app: Flask) -> FlaskClient:
    """A browser at an installation with two unions and no account."""
    for name in ("Công đoàn Một", "Công đoàn Hai"):
        start_unit(UnitFacts(name=name), SYSTEM)
    db.session.commit()
    return app.test_client()


def code_file(app: Flask) -> Path:
    return Path(app.instance_path) / "first_run_code"


def code(app: Flask) -> str:
    return code_file(app).read_text("ascii")


def test_there_is_one_way_in(waiting: FlaskClient) -> None:
    for path in ("", "cong-doan", "so-trao-doi", "nam-mau"):
        answer = waiting.get(f"/khoi-tao/{path}")
        assert (answer.status_code, answer.location) == (303, URL)
    assert waiting.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT}).location == URL
    assert count_users() == 0


def test_the_console_shows_the_code_when_the_server_starts(
    app: Flask, waiting: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    announce_code(app)
    printed = capsys.readouterr().err
    assert f"Mã mở sổ lần đầu: {code(app)[:5]}-{code(app)[5:]}" in printed
    assert stat.S_IMODE(code_file(app).stat().st_mode) == 0o600
    announce_code(app)
    assert capsys.readouterr().err == printed


def test_a_command_that_loads_the_application_prints_nothing(
    app: Flask, waiting: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    with click.Context(click.Command("report")):
        announce_code(app)
    assert capsys.readouterr().err == ""


def test_an_empty_installation_prints_its_code_too_and_has_no_books_to_take(
    app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    announce_code(app)
    assert code(app)[:5] in capsys.readouterr().err
    assert app.test_client().get(URL).location == "/khoi-tao/"


def test_an_installation_with_an_account_has_no_code(
    app: Flask, union: Unit, capsys: pytest.CaptureFixture[str]
) -> None:
    announce_code(app)
    assert capsys.readouterr().err == ""
    assert not code_file(app).exists()


def test_a_code_is_made_when_the_books_came_while_the_server_ran(
    app: Flask, waiting: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    page = waiting.get(URL).text
    assert code(app)[:5] in capsys.readouterr().err
    assert code(app) not in page
    assert code(app)[:5] not in page


@pytest.mark.parametrize("write", [str, str.lower, lambda text: f" {text[:5]}-{text[5:]} "])
def test_the_code_opens_every_union_to_the_first_officer(
    app: Flask, waiting: FlaskClient, write: type[str]
) -> None:
    waiting.get(URL)
    assert waiting.post(URL, data={**ACCOUNT, "code": write(code(app))}).location == "/"
    user = user_by_name("hoa")
    assert user is not None
    assert user.is_admin
    assert [given.role for given, _ in grants_of(user.id)] == ["chair", "chair"]
    assert not code_file(app).exists()
    assert waiting.get("/doan-vien/").status_code == 200


def test_a_wrong_code_opens_nothing(app: Flask, waiting: FlaskClient) -> None:
    answer = waiting.post(URL, data={**ACCOUNT, "code": "SAI"})
    assert answer.status_code == 422
    assert "Mã không đúng." in answer.text
    assert 'value="hoa"' in answer.text
    assert count_users() == 0


def test_after_five_wrong_guesses_the_code_is_another(
    app: Flask, waiting: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting.get(URL)
    first = code(app)
    for _ in range(5):
        waiting.post(URL, data={**ACCOUNT, "code": "SAI"})
    assert code(app) != first
    assert code(app)[:5] in capsys.readouterr().err
    assert waiting.post(URL, data={**ACCOUNT, "code": first}).status_code == 422
    assert waiting.post(URL, data={**ACCOUNT, "code": code(app)}).status_code == 303


def test_a_bad_account_does_not_use_the_code_up(app: Flask, waiting: FlaskClient) -> None:
    waiting.get(URL)
    held = code(app)
    assert (
        waiting.post(URL, data={**ACCOUNT, "password": "ngắn", "again": "ngắn", "code": held}).status_code
        == 422
    )
    assert code(app) == held
