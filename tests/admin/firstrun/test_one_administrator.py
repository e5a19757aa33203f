"""First run creates one administrator, also with several visitors at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier, Event
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.admin.firstrun import actions
from app.admin.firstrun.actions import TAKEN
from app.core.errors import Busy
from app.exchange.sample_books import loading as sample_loading
from app.extensions import db
from app.office.accounts.models import User
from app.office.trail.queries import verify_chain
from app.office.units.models import Unit
from tests.admin.firstrun.test_begin import ACCOUNT, UNION, WAYS, workbook

VISITORS = 4


def sent(way: str, number: int) -> dict[str, Any]:
    """What a visitor sends to begin."""
    form = {**UNION, **ACCOUNT, "username": f"khach{number}", "name": f"Công đoàn số {number}"}
    if way == "so-trao-doi":
        file = workbook(["A1", "Hồ Thị Sương", "Nữ", "Đoàn viên"], name=form["name"])
        return {**form, "file": (BytesIO(file.getvalue()), "sổ.xlsx")}
    return form


def count(table: type[User] | type[Unit]) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def visited(app: Flask, ways: list[str]) -> list[TestResponse]:
    """The answers to visitors who all press the button at the same moment, each in a thread of their own."""
    together = Barrier(len(ways))
    db.session.remove()

    def press(numbered: tuple[int, str]) -> TestResponse:
        number, way = numbered
        client = app.test_client()
        client.get(f"/khoi-tao/{way}")
        together.wait()
        return client.post(f"/khoi-tao/{way}", data=sent(way, number))

    with ThreadPoolExecutor(len(ways)) as visitors:
        return list(visitors.map(press, enumerate(ways)))


@pytest.mark.parametrize("way", WAYS)
def test_of_those_who_come_together_one_begins(app: Flask, way: str) -> None:
    answers = visited(app, [way] * VISITORS)
    _one_began(answers)


def test_whatever_way_each_takes(app: Flask) -> None:
    _one_began(visited(app, ["nam-mau", "cong-doan", "so-trao-doi", "cong-doan"]))


def _one_began(answers: list[TestResponse]) -> None:
    assert sorted(answer.status_code for answer in answers) == [303, *[422] * (len(answers) - 1)]
    # Loading a whole year may take longer than a write waits for its place.
    refused = [answer.text for answer in answers if answer.status_code == 422]
    assert all(TAKEN in page or Busy().sentence in page for page in refused)
    assert (count(User), count(Unit)) == (1, 1)
    assert verify_chain(None) == []


def test_who_comes_while_the_sample_year_is_loading_waits_and_is_told(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading, load = Event(), sample_loading.load_sample

    def slowly(*args: Any) -> Unit:
        loading.set()
        return load(*args)

    monkeypatch.setattr(actions, "load_sample", slowly)
    db.session.remove()

    def first() -> TestResponse:
        return app.test_client().post("/khoi-tao/nam-mau", data=sent("nam-mau", 1))

    def second() -> TestResponse:
        assert loading.wait(20)
        return app.test_client().post("/khoi-tao/cong-doan", data=sent("cong-doan", 2))

    with ThreadPoolExecutor(2) as visitors:
        began, late = visitors.submit(first), visitors.submit(second)
        assert began.result().status_code == 303
        assert late.result().status_code == 422
        assert TAKEN in late.result().text
        assert 'value="khach2"' in late.result().text
    assert (count(User), count(Unit)) == (1, 1)


def test_a_first_run_that_failed_can_be_repeated(app: Flask) -> None:
    client = app.test_client()
    bad = {**sent("so-trao-doi", 1), "file": (workbook(name=""), "so.xlsx")}
    assert client.post("/khoi-tao/so-trao-doi", data=bad).status_code == 422
    assert client.post("/khoi-tao/cong-doan", data=sent("cong-doan", 2)).status_code == 303


def test_a_form_that_stood_open_is_told_that_somebody_was_first(app: Flask) -> None:
    late = app.test_client()
    assert late.get("/khoi-tao/cong-doan").status_code == 200
    assert app.test_client().post("/khoi-tao/cong-doan", data=sent("cong-doan", 1)).status_code == 303
    app.test_client().get("/khoi-tao/")
    answer = late.post("/khoi-tao/cong-doan", data=sent("cong-doan", 2))
    assert answer.status_code == 404
    assert TAKEN in answer.text
