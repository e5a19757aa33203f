"""From any machine but the server's own, first run requires the code printed on the console."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.office.accounts.queries import count_users
from app.office.units.queries import units
from tests.admin.firstrun.test_begin import ACCOUNT, UNION, WAYS
from tests.admin.firstrun.test_one_administrator import sent

LAN = {"REMOTE_ADDR": "192.0.2.20"}
#: Requests that did not come straight from a browser on this machine, or may not have.
ELSEWHERE: list[dict[str, Any]] = [
    {"environ_overrides": LAN},
    {"environ_overrides": {"REMOTE_ADDR": ""}},
    {"environ_overrides": {"REMOTE_ADDR": "localhost"}},
    {"headers": {"X-Forwarded-For": "127.0.0.1"}},
    {"headers": {"X-Forwarded-Proto": "https"}},
    {"headers": {"Forwarded": "for=127.0.0.1"}},
    {"headers": {"X-Real-IP": "127.0.0.1"}},
    {"headers": {"Via": "1.1 proxy"}},
    {"headers": {"Host": "192.0.2.1:8000"}},
]
HERE: list[dict[str, Any]] = [
    {"environ_overrides": {"REMOTE_ADDR": "127.0.0.1"}},
    {"environ_overrides": {"REMOTE_ADDR": "127.8.9.1"}},
    {"environ_overrides": {"REMOTE_ADDR": "::1"}, "headers": {"Host": "[::1]:8000"}},
    {"environ_overrides": {"REMOTE_ADDR": "::ffff:127.0.0.1"}, "headers": {"Host": "127.0.0.1:8000"}},
]


def code(app: Flask) -> str:
    return (Path(app.instance_path) / "first_run_code").read_text("ascii")


@pytest.mark.parametrize("arguments", ELSEWHERE, ids=str)
def test_without_the_code_nothing_begins(app: Flask, arguments: dict[str, Any]) -> None:
    client = app.test_client()
    assert 'name="code"' in client.get("/khoi-tao/cong-doan", **arguments).text
    answer = client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT}, **arguments)
    assert answer.status_code == 422
    assert "Cần điền mục này." in answer.text
    assert (count_users(), len(units())) == (0, 0)


def test_by_a_name_that_is_not_the_servers_nothing_is_shown(app: Flask) -> None:
    """DNS that was made to point here leads a visitor's browser to no first run."""
    client = app.test_client()
    stranger: dict[str, Any] = {"headers": {"Host": "so.example.vn"}}
    assert client.get("/khoi-tao/cong-doan", **stranger).status_code == 400
    assert client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT}, **stranger).status_code == 400
    assert (count_users(), len(units())) == (0, 0)


@pytest.mark.parametrize("arguments", HERE, ids=str)
def test_at_the_servers_own_machine_no_code_is_asked(app: Flask, arguments: dict[str, Any]) -> None:
    client = app.test_client()
    assert 'name="code"' not in client.get("/khoi-tao/cong-doan", **arguments).text
    answer = client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT}, **arguments)
    assert answer.status_code == 303


@pytest.mark.parametrize("way", WAYS)
def test_every_way_asks_for_it_and_opens_with_it(app: Flask, way: str) -> None:
    client = app.test_client()
    client.get(f"/khoi-tao/{way}", environ_overrides=LAN)
    wrong = client.post(f"/khoi-tao/{way}", data={**sent(way, 1), "code": "SAI"}, environ_overrides=LAN)
    assert wrong.status_code == 422
    assert "Mã không đúng." in wrong.text
    assert count_users() == 0
    right = {**sent(way, 1), "code": code(app)}
    assert client.post(f"/khoi-tao/{way}", data=right, environ_overrides=LAN).status_code == 303
    assert not (Path(app.instance_path) / "first_run_code").exists()


def test_five_wrong_codes_make_another(app: Flask) -> None:
    client = app.test_client()
    client.get("/khoi-tao/cong-doan", environ_overrides=LAN)
    first = code(app)
    for _ in range(5):
        client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT, "code": "SAI"}, environ_overrides=LAN)
    late = client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT, "code": first}, environ_overrides=LAN)
    assert late.status_code == 422


def test_two_workers_print_one_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from app.admin.firstrun import code as codes

    made = {codes._make(tmp_path) for _ in range(3)}
    assert len(made) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["first_run_code"]
