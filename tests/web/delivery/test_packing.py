"""Large pages are sent compressed; small ones and files are not."""

from __future__ import annotations

import gzip

import pytest
from flask import Flask, Response

from app.web.delivery.packing import pack
from tests.downloads import As

pytestmark = pytest.mark.engine_free

PAGE = "<p>đồng chí</p>" * 5000


def packed(app: Flask, body: str, takes: str = "gzip, br", mimetype: str = "text/html") -> Response:
    with app.test_request_context(headers={"Accept-Encoding": takes}):
        return pack(Response(body, mimetype=mimetype))


def test_a_large_page_is_packed_for_a_browser_that_takes_it(app: Flask) -> None:
    answer = packed(app, PAGE)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data).decode() == PAGE
    assert answer.content_length == len(answer.data) < len(PAGE) / 4


@pytest.mark.parametrize(
    ("body", "takes", "mimetype"),
    [(PAGE, "identity", "text/html"), ("<p>ngắn</p>", "gzip", "text/html"), (PAGE, "gzip", "text/csv")],
)
def test_others_are_sent_as_they_are(app: Flask, body: str, takes: str, mimetype: str) -> None:
    answer = packed(app, body, takes, mimetype)
    assert "Content-Encoding" not in answer.headers
    assert answer.data.decode() == body


def test_a_cache_keeps_packed_and_plain_apart(as_role: As) -> None:
    assert "Accept-Encoding" in as_role("chair").get("/").headers["Vary"]
