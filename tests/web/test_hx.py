"""htmx headers of requests and responses."""

from __future__ import annotations

import json

import pytest
from flask import Flask, Response

from app.web import hx
from app.web.guards import page_in_use
from app.web.pages import redirect_to

pytestmark = pytest.mark.engine_free

ASKED = {"HX-Request": "true"}


@pytest.mark.parametrize(
    ("headers", "is_htmx", "is_part"),
    [
        ({}, False, False),
        (ASKED, True, True),
        ({"HX-Request": "false"}, False, False),
        ({"HX-Boosted": "true"}, False, False),
        # A boosted link asks for a page, unless it names the part to be swapped.
        ({**ASKED, "HX-Boosted": "true"}, True, False),
        ({**ASKED, "HX-Boosted": "true", "HX-Target": "results"}, True, True),
        ({**ASKED, "HX-Target": "results"}, True, True),
        # History: a page that is no longer cached.
        ({**ASKED, "HX-History-Restore-Request": "true"}, True, False),
        ({**ASKED, "HX-History-Restore-Request": "true", "HX-Target": "results"}, True, False),
    ],
)
def test_part_or_page(app: Flask, headers: dict[str, str], is_htmx: bool, is_part: bool) -> None:
    with app.test_request_context("/tham-hoi/", headers=headers):
        assert hx.is_htmx_request() is is_htmx
        assert hx.is_fragment_request() is is_part


def test_values_are_still_cleaned_beside_it(app: Flask) -> None:
    """htmx-flask and the cleaning of requests both need the request class."""
    with app.test_request_context("/?q=a%00b", headers=ASKED) as context:
        assert context.request.args["q"] == "ab"
        assert hx.is_htmx_request()


def test_the_page_that_asks_for_a_part_is_the_page_in_use(app: Flask) -> None:
    sent = {**ASKED, "HX-Current-URL": "http://localhost/tham-hoi/moi?lam=child#norm"}
    with app.test_request_context("/tham-hoi/nguoi?q=a", headers=sent):
        assert page_in_use() == "/tham-hoi/moi?lam=child"
    with app.test_request_context("/tham-hoi/?q=a"):
        assert hx.current_page_url() is None
        assert page_in_use() == "/tham-hoi/?q=a"


def test_another_page_takes_the_place_of_the_whole_one(app: Flask) -> None:
    with app.test_request_context("/tham-hoi/", headers=ASKED):
        part = redirect_to("/tai-khoan/dang-nhap?next=/tham-hoi/")
    with app.test_request_context("/tham-hoi/"):
        page = redirect_to("/tai-khoan/dang-nhap?next=/tham-hoi/")
    assert (part.status_code, part.data) == (401, b"")
    assert part.headers["HX-Redirect"] == "/tai-khoan/dang-nhap?next=/tham-hoi/"
    assert (page.status_code, page.location) == (303, "/tai-khoan/dang-nhap?next=/tham-hoi/")
    assert "HX-Redirect" not in page.headers
    assert "HX-Request" in part.vary
    assert "HX-Request" in page.vary


def latin(headers: list[tuple[str, str]]) -> list[bytes]:
    """The headers as a server puts them on the wire; UnicodeEncodeError where it would answer 500."""
    return [f"{name}: {value}".encode("latin-1") for name, value in headers]


def test_vietnamese_in_a_header_comes_through_a_real_server(app: Flask) -> None:
    with app.test_request_context("/", headers=ASKED):
        triggering = hx.with_event(Response("x"), "đã-chọn")
        led = hx.redirect_page("/đoàn-viên/?q=Hồ+Ấm&b=c%20d")
    assert json.loads(triggering.headers["HX-Trigger-After-Swap"]) == {"đã-chọn": None}
    address = led.headers["HX-Redirect"]
    assert address == "/%C4%91o%C3%A0n-vi%C3%AAn/?q=H%E1%BB%93+%E1%BA%A4m&b=c%20d"
    assert latin([*triggering.headers, *led.headers])


def test_an_event_leaves_the_fragment_as_it_was(app: Flask) -> None:
    with app.test_request_context("/", headers=ASKED):
        part = hx.with_event(hx.vary_on_htmx(Response("phần", 422)), "picked")
    assert (part.get_data(as_text=True), part.status_code) == ("phần", 422)
    assert "HX-Request" in part.vary


def test_vary_keeps_the_headers_named_before(app: Flask) -> None:
    answer = Response("x", headers={"Vary": "Cookie"})
    assert {*hx.vary_on_htmx(hx.vary_on_htmx(answer)).vary} == {"Cookie", "HX-Request"}
