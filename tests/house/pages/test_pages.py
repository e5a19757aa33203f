"""Pages of lists: a page that there is not leads to the last one, and only a filter is blamed for nothing."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from flask import Flask
from flask.testing import FlaskClient

from app.office.units.models import Unit
from tests.house.conftest import Town

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
