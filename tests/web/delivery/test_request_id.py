"""What ties a page to the server log: an id in header, page and lines; an access line without secrets."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime

import pytest
from flask import Flask

from app.office.units.models import Unit
from app.web import failures
from app.web.delivery import request_id
from app.web.delivery.request_id import HEADER, Followed
from tests.downloads import As, words

pytestmark = pytest.mark.engine_free

OWN = re.compile(r"[0-9a-f]{8}")
ACCESS = "app.access"


def behind(proxies: int) -> Flask:
    """The smallest application behind this many trusted proxies: it answers with its request's id."""
    made = Flask("nho")
    made.config["TRUSTED_PROXIES"] = proxies
    made.add_url_rule("/", "index", request_id.current)
    made.wsgi_app = Followed(made)  # type: ignore[method-assign]
    return made


@pytest.mark.parametrize(
    "path",
    ["/", "/healthz", "/khong-co", "/tai-khoan/dang-nhap", "/static/css/app.css", "/lich/khong-co.ics"],
)
def test_each_answer_bears_an_id_of_its_own(as_role: As, path: str) -> None:
    browser = as_role("chair")
    found = [browser.get(path, buffered=True).headers.getlist(HEADER) for _ in range(2)]
    assert all(len(ids) == 1 and OWN.fullmatch(ids[0]) for ids in found), found
    assert found[0] != found[1]


def test_a_request_is_over_when_it_is_answered(as_role: As) -> None:
    as_role("chair").get("/", buffered=True)
    assert request_id.current() == ""


@pytest.mark.parametrize("value", ["a1b2c3", "4f2c-77.A_b", "f" * 64])
def test_a_trusted_proxy_names_the_request(value: str) -> None:
    answer = behind(1).test_client().get("/", headers={HEADER: value})
    assert (answer.headers[HEADER], answer.text) == (value, value)


@pytest.mark.parametrize("value", ["", "f" * 65, "a b", "a<b>", "a,b", "ma-số", "a\tb"])
def test_but_only_with_safe_letters(value: str) -> None:
    answer = behind(1).test_client().get("/", headers={HEADER: value})
    assert OWN.fullmatch(answer.headers[HEADER])


def test_nobody_else_names_a_request() -> None:
    answer = behind(0).test_client().get("/", headers={HEADER: "a1b2c3"})
    assert OWN.fullmatch(answer.headers[HEADER])
    assert answer.headers[HEADER] != "a1b2c3"


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == ACCESS]


def test_the_access_line_tells_the_route_and_nothing_that_was_typed(
    as_role: As, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    browser = as_role("chair")
    link = re.findall(r"/lich/[^\"<]+\.ics", browser.post("/tai-khoan/lich/tao").text)[0]
    page = browser.get("/nhat-ky/?q=ung+thu")
    browser.get(link)
    browser.get("/doan-vien/999")
    browser.get("/Nguyen-Van-Binh?tu=x")
    logged = lines(caplog)
    assert re.fullmatch(rf"GET /nhat-ky/ 200 \d+ ms {len(page.data)} bytes", logged[1])
    assert logged[2].startswith("GET /lich/<secret>.ics 200 ")
    assert logged[3].startswith("GET /doan-vien/<int:member_id> 404 ")
    assert logged[4].startswith("GET (unknown address) 404 ")
    assert not re.search(r"thu|Nguyen|tu=|\?", " ".join(logged[1:]).replace("<secret>", ""))


@pytest.mark.parametrize("path", ["/healthz", "/static/css/app.css", "/static/khong-co.css"])
def test_what_is_asked_by_the_dozen_is_not_reported(
    app: Flask, union: Unit, as_role: As, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    as_role("").get(path, buffered=True)
    assert lines(caplog) == []


def test_a_method_that_is_none_is_no_way_into_the_log(as_role: As, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    as_role("").open("/", method="NGUYEN")
    assert lines(caplog)[0].startswith("? ")


# What the page of a failure says


@pytest.fixture
def broken(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The log's page has a fault of ours."""
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.config, "MOMENT", lambda: datetime(2024, 12, 15, 5, 0, 5, tzinfo=UTC))
    for view in ("timeline.index", "units.switch"):
        monkeypatch.setitem(app.view_functions, view, _fails(app, view))
    return app


def _fails(app: Flask, view: str) -> object:
    def fail(**_values: object) -> str:
        raise ValueError("Nguyễn Văn Bình")

    fail.permission = vars(app.view_functions[view])["permission"]  # type: ignore[attr-defined]
    return fail


def test_the_page_of_a_failure_tells_id_and_time_with_its_zone(broken: Flask, as_role: As) -> None:
    page = as_role("chair").get("/nhat-ky/")
    assert page.status_code == 500
    assert f"Mã yêu cầu: {page.headers[HEADER]}" in words(page)
    assert "Lúc 12:00:05 ngày 15/12/2024 (giờ Việt Nam, UTC+7)" in words(page)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_only_looked_is_told_of_no_write(broken: Flask, as_role: As, method: str) -> None:
    page = as_role("chair").open("/nhat-ky/", method=method)
    assert page.status_code == 500
    assert "chưa được ghi vào sổ" not in words(page)
    with broken.test_request_context("/", method=method):
        assert "chưa được ghi vào sổ" not in failures._without_books(503)[0]


def test_who_sent_something_is_told_that_it_was_not_written(broken: Flask, as_role: As) -> None:
    page = as_role("chair").post("/don-vi/chon", data={"code": "hoa-mai"})
    assert page.status_code == 500
    assert "Việc vừa làm chưa được ghi vào sổ." in words(page)


def test_the_failure_itself_is_logged_without_the_address(
    broken: Flask, as_role: As, caplog: pytest.LogCaptureFixture
) -> None:
    as_role("chair").get("/nhat-ky/?q=Nguyen")
    failed = next(record for record in caplog.records if record.exc_info)
    assert failed.getMessage() == "GET /nhat-ky/ failed"


def test_a_view_that_gives_up_is_logged_too(
    app: Flask, as_role: As, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.exchange.beside.pages.carry_out", lambda *_: False)
    assert as_role("auditor").post("/trao-doi/xuat").status_code == 500
    assert "gave up" in caplog.text


def test_without_even_an_error_page_there_is_a_sentence_with_the_id(
    broken: Flask, as_role: As, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(broken.config, "TESTING", False)
    monkeypatch.setattr(failures, "render_template", lambda *_, **__: 1 / 0)
    page = as_role("chair").get("/nhat-ky/")
    assert (page.status_code, page.headers["Cache-Control"]) == (500, "no-store")
    assert page.text.startswith("Máy chủ gặp trục trặc.")
    assert page.text.endswith(f"Mã yêu cầu: {page.headers[HEADER]}\n")
    assert "the error page could not be made" in caplog.text


def test_outside_of_any_request_no_id_is_shown(app: Flask) -> None:
    with app.test_request_context("/"):
        page = app.jinja_env.get_template("unavailable.html").render(sentence="Hỏng.")
    assert "Hỏng." in page
    assert "Mã yêu cầu" not in page
