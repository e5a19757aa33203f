"""Addresses that no page makes: numbers, days and texts beyond every bound are refused, never a failure."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.house.conftest import Town
from tests.house.source import sources

#: In place of a number of the address: beyond PostgreSQL's integer, SQLite's, and what Python reads.
HUGE = [str(2**31 - 1), str(2**31), str(2**63), "9" * 5_000, "٣"]
#: In place of a value of the query.
HOSTILE = [
    *HUGE,
    "-1",
    "10000",
    "0001-01-01",
    "31/12/9999",
    "1900",
    "2200",
    "Nhiệm kỳ 1900-2200",
    "a\0b",
    "{0} {x} %s \ufffe%ED%A0%80",
]
#: Parts of an address with a list of their own: anything else is refused before the view looks further.
ALONE = {"page", "sort", "dang"}
READ = re.compile(r"""request\.(?:args|values)\.(?:get|getlist)\(\s*["'](\w+)["']""")


def opened(town: Town, address: str, method: str = "GET", **sent: Any) -> int:
    """The status that the chair gets, or the administrator where the view is theirs."""
    status = 403
    for username in ("chair", "admin", "member"):
        if status == 403:
            answer = town.browser(username).open(address, method=method, buffered=True, **sent)
            status = answer.status_code
    return status


def with_numbers(rule: str, number: str) -> str:
    """The address of a rule, each of its numbers being `number` and each word «x»."""
    return re.sub(r"<[^>]*>", "x", re.sub(r"<int:[^>]*>", number, rule))


def query_names_in(town: Town, address: str) -> set[str]:
    """The parts of the query that a page's own boxes and links name."""
    html = town.pages.get(address, "")
    boxes = re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]*)"', html)
    here = urlsplit(address).path
    links = [urlsplit(unescape(link)) for link in re.findall(r'href="([^"]*\?[^"]*)"', html)]
    named = [name for link in links if link.path in ("", here) for name, _ in parse_qsl(link.query)]
    return {*boxes, *named, *dict(parse_qsl(urlsplit(address).query))}


@pytest.mark.parametrize("number", HUGE, ids=lambda text: f"{text[:12]}({len(text)})")
def test_an_address_with_a_number_that_no_row_has_is_unknown(town: Town, number: str) -> None:
    rules = [rule for rule in town.app.url_map.iter_rules() if "<int:" in rule.rule]
    assert len(rules) > 100
    failed = {
        (rule.rule, method): status
        for rule in rules
        for method in sorted({"GET", "POST"} & (rule.methods or set()))
        if (status := opened(town, with_numbers(rule.rule, number), method)) not in (400, 403, 404, 405)
    }
    assert failed == {}


@pytest.mark.parametrize("value", HOSTILE, ids=lambda text: f"{text[:12]!a}({len(text)})")
def test_no_value_of_a_query_breaks_a_page(town: Town, value: str) -> None:
    read = {name for source in sources() for name in READ.findall(source.text)}
    assert {"thang", "phieu", "nhom", "tu"} <= read
    failed = {}
    for (endpoint, method), address in sorted(town.addresses.items()):
        if method == "GET" and not endpoint.endswith("static"):
            path = urlsplit(address).path
            names = (read | query_names_in(town, address)) - ALONE - {"csrf_token"}
            status = opened(town, path, query_string=dict.fromkeys(sorted(names), value))
            if status >= 500:
                failed[endpoint] = status
    assert failed == {}


@pytest.mark.parametrize("name", sorted(ALONE))
def test_no_page_number_order_or_format_breaks_a_list(town: Town, name: str) -> None:
    failed = {}
    for (endpoint, method), address in sorted(town.addresses.items()):
        for value in HOSTILE if method == "GET" and endpoint.endswith(".index") else ():
            status = opened(town, urlsplit(address).path, query_string={name: value})
            if status >= 500:
                failed[endpoint, value[:12]] = status
    assert failed == {}


def test_a_name_with_a_nul_is_nobody_s(town: Town) -> None:
    rules = [rule.rule for rule in town.app.url_map.iter_rules() if re.search(r"<(?!int:)", rule.rule)]
    addresses = [re.sub(r"<[^>]*>", "a%00b", re.sub(r"<int:[^>]*>", "1", rule)) for rule in rules]
    assert {
        address: status for address in addresses if (status := opened(town, address)) not in (404, 405)
    } == {}
