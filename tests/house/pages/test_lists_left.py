"""The way back from a row leads to its list as it was left: filter, order, page."""

from __future__ import annotations

from html import unescape
from re import findall, search

import pytest

from tests.conftest import sign_in
from tests.house.conftest import Town

pytestmark = pytest.mark.engine_free


def ways_back(page: str) -> list[str]:
    """Where the crumb of a page and the «Thôi» of its form lead."""
    found = findall(r'class="page-back" href="([^"]*)"', page)
    return [unescape(one) for one in [*found, *findall(r'href="([^"]*)">Thôi<', page)]]


def lists(town: Town) -> dict[str, str]:
    """The address of each list -> a query that narrows, orders or turns it, taken from its own links."""
    found = {}
    for address, page in town.pages.items():
        path = address.partition("?")[0]
        if 'id="results"' in page:
            query = search(r'href="[^"?]*\?([^"]*sort=[^"]*)"', page)
            found[path] = unescape(query[1]) if query else "page=1"
    return found


def test_the_way_back_leads_to_each_list_as_it_was_left(town: Town) -> None:
    left, seen = lists(town), set()
    assert len(left) > 30
    for address, page in sorted(town.pages.items()):
        for back in set(ways_back(page)) & left.keys():
            client = town.browser("admin" if back.startswith("/tai-khoan") else "chair")
            assert client.get(f"{back}?{left[back]}").status_code == 200, back
            if (answer := client.get(address)).status_code == 200:
                assert f"{back}?{left[back]}" in ways_back(answer.text), address
                seen.add(back)
    assert len(seen) > 20


@pytest.mark.parametrize("book", ["/so-quy/?period=2024&sort=-day", "/nhat-ky/?sort=-day"])
def test_an_entry_opened_from_a_list_of_all_kinds_leads_back_there_too(town: Town, book: str) -> None:
    client = town.browser("chair")
    rows = [unescape(one) for one in findall(r'href="(/nhat-ky/\d+)"', client.get(book).text)]
    others = 0
    for row in dict.fromkeys(rows):
        opened = client.get(row, headers={"Referer": f"http://localhost{book}"}).location
        if (answer := client.get(opened)).status_code != 200:
            continue  # its page is that of what it belongs to
        ways = ways_back(answer.text)
        assert book in ways, opened
        assert len(ways) == len(set(ways)), opened
        others += len(ways) > 1
        client.get(book.partition("?")[0])
        assert book not in ways_back(client.get(opened).text), "a plain list is found by the menu"
        client.get(book)
    assert others > 2


def test_a_list_asked_for_plainly_is_plain_again(town: Town) -> None:
    client = town.browser("chair")
    client.get("/doan-vien/?sort=-name&q=&page=1")
    assert "/doan-vien/?sort=-name&page=1" in ways_back(client.get("/doan-vien/1").text)
    client.get("/doan-vien/")
    assert "/doan-vien/" in ways_back(client.get("/doan-vien/1").text)


def test_a_list_that_htmx_filtered_is_left_as_it_was_filtered(town: Town) -> None:
    client = town.browser("chair")
    client.get("/doan-vien/?q=b%C3%ACnh", headers={"HX-Request": "true", "HX-Target": "results"})
    assert "/doan-vien/?q=b%C3%ACnh" in ways_back(client.get("/doan-vien/1").text)


def test_nobody_finds_the_list_of_somebody_else(town: Town) -> None:
    client = town.browser("chair")
    client.get("/doan-vien/?sort=-name")
    with sign_in(town.app, "auditor").session_transaction() as other, client.session_transaction() as kept:
        kept["_user_id"] = other["_user_id"]
    assert "/doan-vien/" in ways_back(client.get("/doan-vien/1").text)


def test_many_lists_leave_room_in_the_cookie(town: Town) -> None:
    client, left = town.browser("chair"), lists(town)
    for path in left:
        client.get(path, query_string={"q": "đ" * 60, "page": "1"})
    cookie = client.get_cookie("session")
    assert cookie is not None
    assert len(cookie.value) < 3000
