"""The menu is drawn once for all pages that have the same, and only for those."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.downloads import As

pytestmark = pytest.mark.engine_free


def menu_of(browser: FlaskClient, address: str, mount: str = "") -> str:
    page = browser.get(address, environ_overrides={"SCRIPT_NAME": mount}).text
    found = re.search(r'<nav aria-label="Danh mục">(.*?)</nav>', page, re.DOTALL)
    assert found, page
    return found[1]


def marked(menu: str) -> list[str]:
    """The addresses of the entries that are marked as the page in use."""
    return re.findall(r'href="([^"]+)" aria-current="page"', menu)


def test_each_page_marks_its_own_entry(as_role: As) -> None:
    browser = as_role("chair")
    for address in ("/doan-vien/", "/so-quy/", "/doan-vien/", "/so-quy/"):
        assert marked(menu_of(browser, address)) == [address]


def test_each_role_has_its_own_entries(as_role: As) -> None:
    for _ in range(2):
        assert 'href="/doan-vien/"' in menu_of(as_role("auditor"), "/")
        assert 'href="/doan-vien/"' not in menu_of(as_role("member"), "/tai-khoan/mat-khau")


def test_addresses_follow_where_a_proxy_mounts_the_application(as_role: As) -> None:
    browser = as_role("chair")
    assert marked(menu_of(browser, "/doan-vien/")) == ["/doan-vien/"]
    assert marked(menu_of(browser, "/doan-vien/", "/so")) == ["/so/doan-vien/"]
    assert "/so/static/css/app.css" in browser.get("/", environ_overrides={"SCRIPT_NAME": "/so"}).text
