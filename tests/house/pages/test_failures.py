"""Every page that says that something did not go: it names the request, in the page and in the header."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from app.admin.server import missing_books
from app.core.errors import Busy
from app.office.accounts import passwords
from app.office.units.models import Unit
from app.web.delivery import heavy
from tests.conftest import PASSWORD, sign_in
from tests.downloads import words
from tests.web.test_transactions import Broken

pytestmark = pytest.mark.engine_free

Patch = pytest.MonkeyPatch
HEADER = "X-Request-ID"


def unknown(app: Flask, _patch: Patch) -> TestResponse:
    return sign_in(app, "chair").get("/khong-co")


def not_understood(app: Flask, _patch: Patch) -> TestResponse:
    return sign_in(app, "chair").get("/tham-hoi/?page=x")


def old_form(app: Flask, patch: Patch) -> TestResponse:
    patch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    return sign_in(app, "chair").post("/tham-hoi/moi")


def old_form_of_a_stranger(app: Flask, patch: Patch) -> TestResponse:
    patch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    return app.test_client().post("/tai-khoan/dang-nhap")


def foreign_host(app: Flask, _patch: Patch) -> TestResponse:
    return app.test_client().get("/", headers={"Host": "khac.example.vn"})


def not_allowed(app: Flask, _patch: Patch) -> TestResponse:
    return sign_in(app, "auditor").get("/tham-hoi/moi")


def no_form(app: Flask, _patch: Patch) -> TestResponse:
    return sign_in(app, "chair").get("/tai-khoan/dang-xuat")


def too_large(app: Flask, patch: Patch) -> TestResponse:
    patch.setitem(app.config, "MAX_CONTENT_LENGTH", 100)
    return sign_in(app, "chair").post("/trao-doi/", data={"file": (BytesIO(b"x" * 200), "so.xlsx")})


def over(app: Flask, _patch: Patch) -> TestResponse:
    return app.test_client().get("/khoi-tao/cong-doan")


def too_often(app: Flask, _patch: Patch) -> TestResponse:
    browser = app.test_client()
    for _ in range(12):
        answer = browser.post("/tai-khoan/dang-nhap", data={"username": "chair", "password": "sai"})
    return answer


def hashing_is_full(app: Flask, patch: Patch) -> TestResponse:
    def crowded(*_: object, **__: object) -> bool:
        raise passwords.Crowded

    patch.setattr("app.web.sign_in.checking.matches", crowded)
    sent = {"username": "chair", "password": PASSWORD}
    return app.test_client().post("/tai-khoan/dang-nhap", data=sent)


def own_password_when_hashing_is_full(app: Flask, patch: Patch) -> TestResponse:
    hashing_is_full(app, patch)
    sent = {"current": PASSWORD, "password": "mot-mat-khau-khac", "again": "mot-mat-khau-khac"}
    return sign_in(app, "chair").post("/tai-khoan/mat-khau", data=sent)


def fault(app: Flask, patch: Patch) -> TestResponse:
    patch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    patch.setattr("app.web.lists.page.list_file", lambda *_: 1 / 0)
    return sign_in(app, "chair").get("/tham-hoi/?dang=xlsx")


def given_up(app: Flask, patch: Patch) -> TestResponse:
    patch.setattr("app.exchange.beside.pages.carry_out", lambda *_: False)
    return sign_in(app, "chair").post("/trao-doi/xuat")


def many_papers(app: Flask, patch: Patch) -> TestResponse:
    patch.setattr(heavy, "PATIENCE", 0.01)
    patch.setattr(heavy.DRAWN.places, "_value", 0)
    return sign_in(app, "chair").get("/tham-hoi/?dang=xlsx")


def busy(app: Flask, patch: Patch) -> TestResponse:
    def wait(*_: object) -> None:
        raise Busy

    patch.setattr("app.web.guards.holdings_of", wait)
    return sign_in(app, "chair").get("/")


def away(app: Flask, _patch: Patch) -> TestResponse:
    def refuse(_connection: object) -> None:
        raise OperationalError("BEGIN", None, Broken("08006"))

    event.listen(Engine, "begin", refuse)
    try:
        return sign_in(app, "chair").get("/")
    finally:
        event.remove(Engine, "begin", refuse)


def moved(app: Flask, patch: Patch) -> TestResponse:
    patch.setattr(missing_books, "_is_unchanged", lambda: False)
    return sign_in(app, "chair").get("/")


FAILURES: list[tuple[int, Callable[[Flask, Patch], TestResponse]]] = [
    (400, not_understood),
    (400, old_form),
    (400, old_form_of_a_stranger),
    (400, foreign_host),
    (403, not_allowed),
    (404, unknown),
    (404, over),
    (405, no_form),
    (413, too_large),
    (429, too_often),
    (500, fault),
    (500, given_up),
    (503, hashing_is_full),
    (503, own_password_when_hashing_is_full),
    (503, many_papers),
    (503, busy),
    (503, away),
    (503, moved),
]


@pytest.mark.parametrize(("status", "happens"), FAILURES, ids=lambda one: getattr(one, "__name__", str(one)))
def test_the_page_names_its_request(
    app: Flask,
    union: Unit,
    monkeypatch: Patch,
    status: int,
    happens: Callable[[Flask, Patch], TestResponse],
) -> None:
    answer = happens(app, monkeypatch)
    assert answer.status_code == status, answer.text
    assert f"Mã yêu cầu: {answer.headers[HEADER]} Lúc " in words(answer)
    assert "(giờ Việt Nam, UTC+7)" in words(answer)
    if answer.request.method == "GET":
        assert "chưa được ghi vào sổ" not in words(answer)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 429, 500, 503])
def test_no_status_is_left_out(status: int) -> None:
    assert status in {one for one, _ in FAILURES}


def test_a_form_that_was_refused_is_no_failure(app: Flask, union: Unit) -> None:
    page = sign_in(app, "chair").post("/tham-hoi/moi", data={})
    assert (page.status_code, "Mã yêu cầu" in page.text) == (422, False)
    assert page.headers[HEADER]
