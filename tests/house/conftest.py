"""One installation with something of everything in its books, shared by the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from re import findall

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from app.accounts.rules import Permission
from app.extensions import db
from bench.books import Books
from tests.conftest import open_app, put_union, sign_in
from tests.databases import Databases

CAST = ("chair", "treasurer", "recorder", "auditor", "member", "upper", "stranger", "admin", "")
#: Where to start looking for links: pages with something on them, for those who may open them.
SEEDS = ("/", "/bao-cao/?ky=2024", "/tai-khoan/1")
#: Addresses of views that no page of these books leads to.
UNLINKED = {
    ("health.healthz", "GET"): "/healthz",
    ("accounts.sign_in", "GET"): "/tai-khoan/dang-nhap",
    ("accounts.sign_in", "POST"): "/tai-khoan/dang-nhap",
    ("members.open_account", "GET"): "/doan-vien/1/tai-khoan",
    ("members.open_account", "POST"): "/doan-vien/1/tai-khoan",
    ("units.switch", "POST"): "/don-vi/chon",
    ("exchange.show", "GET"): "/trao-doi/khong-co",
    ("exchange.failing", "GET"): "/trao-doi/khong-co/dong-can-sua.xlsx",
    ("exchange.write", "POST"): "/trao-doi/khong-co/ghi",
    **{
        (f"firstrun.{view}", method): f"/khoi-tao/{path}"
        for view, path in (
            ("index", ""),
            ("start", "cong-doan"),
            ("bring", "so-trao-doi"),
            ("sample", "nam-mau"),
            ("take_over", "tai-khoan"),
        )
        for method in ("GET", "POST")
    },
}
#: Leads on to the page of an entry, of whatever kind: each of its addresses is worth a look.
CROSSING = "timeline.show"


@dataclass
class Town:
    """The installation, and an address of every view as links and forms of its pages give them."""

    app: Flask
    books: Books
    #: (endpoint, method) -> address
    addresses: dict[tuple[str, str], str] = field(default_factory=lambda: dict(UNLINKED))
    #: address -> page, as the chair or the administrator sees it
    pages: dict[str, str] = field(default_factory=dict)

    def fill(self, times: int = 1) -> None:
        """Record some of everything that a union records, `times` as much."""
        self.books.add_people(6 * times)
        self.books.add_funds(2 * times)
        self.books.add_contributions(6 * times)
        self.books.add_entries(8 * times)
        self.books.add_aims(2 * times)
        db.session.commit()

    def browser(self, username: str) -> FlaskClient:
        return sign_in(self.app, username)

    def permission(self, endpoint: str) -> Permission:
        needed: Permission = vars(self.app.view_functions[endpoint])["permission"]
        return needed

    def views(self) -> list[tuple[str, str]]:
        """Every (endpoint, method) of the application, files under static/ aside."""
        rules: list[Rule] = list(self.app.url_map.iter_rules())
        return sorted(
            (rule.endpoint, method)
            for rule in rules
            if not rule.endpoint.endswith("static")
            for method in {"GET", "POST"} & (rule.methods or set())
        )

    def explore(self, username: str) -> None:
        """Follow every link of every page once for each view, and note where the forms go."""
        browser, waiting = self.browser(username), list(SEEDS)
        while waiting:
            address = waiting.pop(0)
            page = browser.get(address, buffered=True)
            if page.location and self._note(page.location, "GET"):
                waiting.append(page.location)
            if page.status_code != 200 or page.mimetype != "text/html":
                continue
            self.pages[address] = page.text
            for form in findall(r'<form[^>]*method="post"[^>]*>', page.text):
                self._note(findall(r'action="([^"]*)"', form)[0] if "action=" in form else address, "POST")
            links = findall(r'(?:href|hx-get)="([^"]*)"', page.text)
            waiting += [link for link in map(unescape, links) if self._note(link, "GET")]

    def _note(self, address: str, method: str) -> bool:
        """Keep an address; whether it is worth a look, being the first of its view."""
        path = unescape(address).partition("?")[0].partition("#")[0]
        try:
            endpoint, _ = self.app.url_map.bind("").match(path, method)
        except HTTPException:
            return False
        is_new = not endpoint.endswith("static") and (endpoint, method) not in self.addresses
        if is_new:
            self.addresses[endpoint, method] = unescape(address)
        return is_new or (endpoint == CROSSING and address not in self.pages)


@pytest.fixture(scope="module")
def town(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The cast's union with entries of every kind, explored by those who see the most."""
    with open_app(databases.fresh_url(), tmp_path_factory.mktemp("town")) as app:
        made = Town(app, Books(put_union().id))
        made.fill()
        for username in ("chair", "admin", "member", ""):
            made.explore(username)
        yield made
