"""What every answer says to the browser beside its page, and how files under static/ travel."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from html import unescape
from urllib.parse import urljoin

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from app.config import ROOT
from app.web.delivery import request_id
from tests.house.conftest import CAST, Town

pytestmark = pytest.mark.engine_free

AsRole = Callable[[str], FlaskClient]


def lacking(headers: Headers) -> dict[str, str | None]:
    """What an answer does not say to the browser that every answer should, or says more than once."""
    return {name: headers.get(name) for name, value in EXPECTED.items() if headers.getlist(name) != [value]}


#: Scripts and styles come from this server only, none inline: no `script-src`, no `style-src` says otherwise.
EXPECTED = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
}


@pytest.mark.parametrize("username", ["", "chair"])
@pytest.mark.parametrize(
    "path",
    ["/", "/tai-khoan/dang-nhap", "/khong-co-trang-nay", "/healthz", "/static/js/app.js", "/static/khong-co"],
)
def test_no_answer_lets_others_into_the_page(as_role: AsRole, username: str, path: str) -> None:
    """Over https the browser is made to stay on it, and only there."""
    answer = as_role(username).get(path, buffered=True)
    assert lacking(answer.headers) == {}
    assert "Strict-Transport-Security" not in answer.headers
    again = as_role(username).get(path, base_url="https://localhost", buffered=True)
    assert again.headers.getlist("Strict-Transport-Security") == ["max-age=31536000"]


def test_neither_does_the_last_resort(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error page itself failed."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    app.testing = False
    followed = app.wsgi_app
    assert isinstance(followed, request_id.Followed)
    monkeypatch.setattr(followed, "_inner", fail)
    answer = app.test_client().get("/")
    assert answer.status_code == 500
    assert lacking(answer.headers) == {}


#: Everything but pages that these books send: papers, lists, scans, pictures, feeds, the report's own style.
KINDS = {
    "application/json",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "image/jpeg",
    "image/png",
    "text/calendar",
    "text/css",
    "text/html",
}


def feed(town: Town) -> str:
    """The address of the chair's calendar feed."""
    made = town.browser("chair").post("/tai-khoan/lich/tao").text
    found: list[str] = re.findall(r"/lich/[^\"<]+\.ics", made)
    return found[0]


def files(town: Town) -> set[str]:
    """Addresses of papers and lists that pages offer, one for each place and format."""
    found = {}
    for address, page in town.pages.items():
        for link in map(unescape, re.findall(r'href="([^"]*(?:dang=|tai\.)[^"]*)"', page)):
            path, _, words = urljoin(address, link).partition("?")
            kind = re.findall(r"dang=(\w+)", words)
            found[re.sub(r"[0-9]+", "1", path), *kind] = urljoin(address, link)
    town.browser("chair").post("/bao-cao/van-in?ky=2024", data={"reason": "Vẫn in"})
    report = {f"/bao-cao/tai.{kind}?ky=2024" for kind in ("json", "pdf", "docx")}
    return {*found.values(), *report, "/tep/1"}


def test_what_is_sent_is_fresh_kept_by_nobody_and_closed_to_other_pages(town: Town) -> None:
    """Pages, fragments, papers, lists, scans, feeds, refusals: no cache hands them out a second time."""
    addresses = {address for (_, method), address in town.addresses.items() if method == "GET"}
    kinds, kept, bare = set[str](), dict[tuple[str, str], str | None](), dict[str, object]()
    for username in CAST:
        of_all = addresses | ({*files(town), feed(town)} if username == "chair" else set())
        for address in sorted(of_all):
            for headers in ({}, {"HX-Request": "true"}) if username == "chair" else ({},):
                answer = town.browser(username).get(address, headers=headers, buffered=True)
                kinds.add(answer.mimetype or "")
                if answer.headers.getlist("Cache-Control") != ["no-store"] or "Expires" in answer.headers:
                    kept[username, address] = answer.headers.get("Cache-Control")
                if lacks := lacking(answer.headers):
                    bare[address] = lacks
    assert (kept, bare) == ({}, {})
    assert kinds >= KINDS


def test_answers_to_forms_and_errors_are_kept_by_nobody(town: Town) -> None:
    sent = {address for (_, method), address in town.addresses.items() if method == "POST"}
    for address in [*sent, "/khong-co-trang-nay", "/static/khong-co.css"]:
        for username in ("auditor", ""):
            answer = town.browser(username).post(address)
            assert answer.headers["Cache-Control"] == "no-store", address
            assert lacking(answer.headers) == {}, address
    assert town.browser("chair").get("/static/khong-co.css").headers["Cache-Control"] == "no-store"


def test_a_cache_keeps_page_and_fragment_apart(as_role: AsRole) -> None:
    assert "HX-Request" in as_role("chair").get("/tham-hoi/").headers["Vary"]


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(as_role: AsRole) -> None:
    cookie = as_role("").get("/tai-khoan/dang-nhap").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def fetch(app: Flask, path: str, headers: dict[str, str] | None = None) -> TestResponse:
    """A file under static/, read to its end."""
    return app.test_client().get(path, headers=headers, buffered=True)


def test_texts_travel_packed_to_those_who_take_it(app: Flask) -> None:
    plain = ROOT / "static" / "vendor" / "tabler" / "tabler.min.css"
    packed = fetch(app, "/static/vendor/tabler/tabler.min.css", {"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.mimetype == "text/css"
    assert gzip.decompress(packed.data) == plain.read_bytes()
    assert len(packed.data) < 100_000
    assert fetch(app, "/static/vendor/tabler/tabler.min.css").data == plain.read_bytes()
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_an_unchanged_file_is_not_sent_again(app: Flask) -> None:
    for headers in ({"Accept-Encoding": "gzip"}, {}):
        first = fetch(app, "/static/css/app.css", headers)
        again = fetch(app, "/static/css/app.css", {**headers, "If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")


def test_files_are_kept_and_their_address_changes_with_them(app: Flask) -> None:
    assert fetch(app, "/static/css/app.css").cache_control.max_age == 7 * 24 * 3600
    with app.test_request_context():
        assert "?v=" in url_for("static", filename="css/app.css")


@pytest.mark.parametrize(
    "path", ["../app/config.py", "..%2fapp%2fconfig.py", "css/../../instance/secret_key", "nope.css"]
)
def test_nothing_outside_static_is_served(app: Flask, path: str) -> None:
    assert fetch(app, f"/static/{path}", {"Accept-Encoding": "gzip"}).status_code == 404


#: Drawn to a PDF, or saved as a file: no page of the server.
PAPERS = {"pdf.html", "file.html"}
_JINJA = re.compile(r"{([{%#]).*?[}%#]}", re.DOTALL)
#: Within tags, so that words on a page may say what they like.
_INLINE = re.compile(
    r"<[^<>]*\s(?:style|on[a-z]+)\s*=|<style|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE
)


def test_no_page_styles_or_scripts_within_itself(town: Town) -> None:
    """The content policy would leave it out, and a page would look or work otherwise than written."""
    assert len(town.pages) > 150
    pages = {address: page for address, page in town.pages.items() if "/tai." not in address}
    found = {address: _INLINE.findall(page) for address, page in pages.items()}
    assert {address: marks for address, marks in found.items() if marks} == {}


def test_no_template_or_script_of_a_page_does_either() -> None:
    """What the walk did not draw: a branch of a template, markup that a script builds or a program writes."""
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "static" / "js").glob("*.js")]
    texts = {path.relative_to(ROOT): path.read_text("utf-8") for path in files if path.name not in PAPERS}
    found = {str(path): _INLINE.findall(_JINJA.sub("", text)) for path, text in texts.items()}
    assert {path: marks for path, marks in found.items() if marks} == {}
