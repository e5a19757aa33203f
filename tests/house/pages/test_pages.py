"""Pages of lists: a page that there is not leads to the last one, only a filter is blamed for nothing, and
what stands in a table stands under its heading.
"""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.office.units.models import Unit
from tests.house.conftest import Town

pytestmark = pytest.mark.engine_free

BLAMES = "điều kiện lọc"


def lists(app: Flask) -> list[str]:
    """The address of each list that has one without the number of a row."""
    rules = app.url_map.iter_rules()
    return sorted(
        rule.rule
        for rule in rules
        if rule.endpoint.endswith((".index", ".children"))
        and "GET" in (rule.methods or ())
        and not rule.arguments
    )


def opened(browser: FlaskClient, address: str, **query: object) -> tuple[int, str, str]:
    answer = browser.get(address, query_string=query or None)
    return answer.status_code, answer.location or "", answer.text


def test_a_page_beyond_the_last_leads_to_the_last_with_the_filter_kept(town: Town) -> None:
    led = {}
    for address in lists(town.app):
        status, location, _ = opened(town.browser("chair"), address, q="", page=9_999, year=2024)
        if status == 302:
            query = parse_qs(urlsplit(location).query)
            assert urlsplit(location).path == address
            assert query["year"] == ["2024"]
            assert opened(town.browser("chair"), location)[0] == 200, location
            led[address] = query["page"]
        else:
            assert status in (200, 403, 404), address
    assert len(led) > 20


def test_the_last_page_is_the_one_that_holds_the_last_rows(town: Town) -> None:
    town.fill(times=5)
    status, location, _ = opened(town.browser("chair"), "/nhat-ky/", page=9_999)
    assert status == 302
    last = int(parse_qs(urlsplit(location).query)["page"][0])
    assert last > 1
    assert f"Trang {last}/{last}" in opened(town.browser("chair"), location)[2]


def test_an_empty_list_blames_no_filter_that_was_not_set(
    as_role: Callable[[str], FlaskClient], union: Unit, app: Flask
) -> None:
    assert union
    blamed = [
        address
        for address in lists(app)
        if BLAMES in opened(as_role("chair"), address, page=1, q="", sort="")[2]
        or BLAMES in opened(as_role("chair"), address)[2]
    ]
    assert blamed == []
    assert BLAMES in opened(as_role("chair"), "/nhat-ky/", q="không có")[2]


class Tables(HTMLParser):
    """The tables of a page with one row of headings: how many columns each row takes, headings first."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tables: list[list[int]] = []
        self.is_spanned = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append(0)
        elif tag in ("td", "th") and self.tables:
            given = dict(attrs)
            self.tables[-1][-1] += int(given.get("colspan") or 1)
            self.is_spanned |= "rowspan" in given


def test_every_row_of_a_table_has_a_cell_for_each_heading(town: Town) -> None:
    """A column that is added to a list moves sums and cells that a page draws by itself from under theirs."""
    found = {address: Tables(text) for address, text in town.pages.items()}
    tables = [(address, one) for address, page in found.items() if not page.is_spanned for one in page.tables]
    assert len(tables) > 50
    assert [(address, rows) for address, rows in tables if len(set(rows)) > 1] == []
