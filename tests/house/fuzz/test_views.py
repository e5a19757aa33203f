"""Every address by every method, with odd numbers, words, queries, headers and bodies: never a failure."""

from __future__ import annotations

import re
from random import Random
from urllib.parse import quote

import pytest
from flask import Flask

from tests.effort import THOROUGH
from tests.house.conftest import Town
from tests.house.fuzz.hostile import HEADERS, VALUES, encoded, garbage
from tests.house.fuzz.watching import watching
from tests.house.pages.test_addresses import query_names_in

TRIES = 4 if THOROUGH else 2
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "XYZ")
#: In place of a part of an address.
PARTS: tuple[str, ...] = (
    "0",
    "1",
    "2",
    "99999",
    "2147483647",
    "2147483648",
    "-1",
    "1.0",
    "01",
    "1e3",
    "x",
    "2024",
    "0000",
    "9999",
)
PARTS += (
    "2024-02-30..2024-01-01",
    "0001-01-01..9999-12-31",
    "..",
    "%2e%2e",
    "\u00e3",
    "\udc80",
    " ",
    "%00",
    "x" * 3_000,
)


def with_parts(rule: str, chance: Random) -> str:
    """An address of a rule, each of its parts a strange one."""
    return re.sub("<[^>]*>", lambda _: quote(chance.choice(PARTS), safe="%", errors="surrogatepass"), rule)


def rules(app: Flask) -> list[tuple[str, str]]:
    """(endpoint, rule) of every address of the application, those of files included."""
    return sorted((rule.endpoint, rule.rule) for rule in app.url_map.iter_rules())


@pytest.mark.parametrize("who", ["chair", "admin", "member", "stranger", ""])
def test_no_address_fails_by_any_method(town: Town, who: str) -> None:
    with watching(town) as watch:
        for endpoint, rule in rules(town.app):
            for number in range(TRIES):
                chance = Random(f"{who} {rule} {number}")
                method = chance.choice(METHODS)
                address = with_parts(rule, chance)
                watch.ask(who, method, address, f"{endpoint} {number}", headers=chance.choice(HEADERS))
    assert watch.report() == ""


def test_no_page_fails_with_any_headers_and_query(town: Town) -> None:
    with watching(town) as watch:
        for (endpoint, method), address in sorted(town.addresses.items()):
            for number in range(TRIES if method == "GET" else 0):
                chance = Random(f"{endpoint} {number}")
                names = [*sorted(query_names_in(town, address)), "page", "dang", "sort", "do", "next", "ky"]
                query = [
                    (chance.choice(names), chance.choice(VALUES)[:2_000]) for _ in range(chance.randrange(5))
                ]
                path = address.partition("?")[0]
                text = str(encoded(query, chance)["data"])
                who = "admin" if path.startswith("/tai-khoan") else "chair"
                headers = chance.choice(HEADERS)
                watch.ask(who, "GET", path, f"{endpoint} {number}", query_string=text, headers=headers)
    assert watch.report() == ""


def test_no_body_fails_where_none_is_expected(town: Town) -> None:
    with watching(town) as watch:
        for endpoint, address in sorted((view, at) for (view, _), at in town.addresses.items()):
            chance = Random(address)
            if not endpoint.startswith("access.sign_out"):
                method = chance.choice(("GET", "POST"))
                watch.ask("chair", method, address, endpoint, **garbage([], chance))
    assert watch.report() == ""
