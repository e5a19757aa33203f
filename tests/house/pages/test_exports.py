"""Every list that offers «Tải Excel» gives what it shows: as many rows as it counts, figures as numbers."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from tests.conftest import counted
from tests.downloads import downloaded
from tests.house.books.test_sql_constant import MOST_OF_A_LIST, SUMS
from tests.house.conftest import Town

pytestmark = pytest.mark.engine_free

#: How many the list holds, and where its workbook is.
OFFER = re.compile(r'data-announce>([0-9.]+) [^<]*</p>\s*<a [^>]*href="([^"]*dang=xlsx)"')
#: The security log gains a line with every workbook that is taken; tests/admin/security_log looks at its own.
GROWING = {"security_log.index", "security_log.accounts"}


def offers(town: Town) -> dict[str, tuple[int, str]]:
    """Each view whose page offers a workbook -> how many rows the page counts, the workbook's address."""
    found = {}
    for (endpoint, method), address in sorted(town.addresses.items()):
        if method == "GET" and endpoint not in GROWING and OFFER.search(town.pages.get(address, "")):
            page = town.browser(_reader(endpoint)).get(address).text
            count, link = OFFER.findall(page)[0]
            found[endpoint] = int(count.replace(".", "")), unescape(link)
    return found


def _reader(endpoint: str) -> str:
    return "admin" if endpoint == "trail.accounts" else "chair"


def rows(town: Town, endpoint: str, address: str) -> list[tuple[object, ...]]:
    """The numbered rows of the workbook."""
    answer = town.browser(_reader(endpoint)).get(address)
    assert answer.status_code == 200, (endpoint, address)
    found = [row for row in downloaded(answer) if isinstance(row[0], int)]
    assert [row[0] for row in found] == list(range(1, len(found) + 1)), endpoint
    return found


def statements(town: Town) -> dict[str, int]:
    found = {}
    for endpoint, (_, address) in offers(town).items():
        with counted() as counter:
            rows(town, endpoint, address)
        found[endpoint] = counter.count
    return found


def test_a_workbook_holds_as_many_rows_as_its_list_counts(town: Town) -> None:
    sizes = {
        endpoint: (count, rows(town, endpoint, address))
        for endpoint, (count, address) in offers(town).items()
    }
    assert len(sizes) > 20
    assert {
        endpoint: (count, len(held)) for endpoint, (count, held) in sizes.items() if count != len(held)
    } == {}


def test_money_is_a_number_and_a_day_a_day(town: Town) -> None:
    """As text neither could be added up or sorted."""
    written = [
        (endpoint, cell)
        for endpoint, (_, address) in offers(town).items()
        for row in rows(town, endpoint, address)
        for cell in row
        if isinstance(cell, str) and re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]{2}/[0-9]{2}/[0-9]{4}", cell)
    ]
    assert written == []
    log = rows(town, "timeline.index", "/nhat-ky/?dang=xlsx")
    assert any(isinstance(row[1], date) for row in log)
    assert any(isinstance(row[5], int) for row in log)


def test_a_workbook_takes_as_many_statements_for_many_rows_as_for_few(town: Town) -> None:
    few = statements(town)
    town.fill(times=5)
    many = statements(town)
    assert {view: (few[view], many[view]) for view in few if few[view] < many[view]} == {}
    lists = {view: count for view, count in many.items() if view not in SUMS}
    assert max(lists.values()) <= MOST_OF_A_LIST + 1  # the line of the security log
    counts = offers(town)
    assert {view: counts[view][0] for view in counts if counts[view][0] > 25}  # more than a page holds
    assert all(len(rows(town, view, address)) == count for view, (count, address) in counts.items())


def test_no_other_format_is_sent(town: Town) -> None:
    for endpoint, (_, address) in offers(town).items():
        browser = town.browser(_reader(endpoint))
        assert browser.get(address.replace("dang=xlsx", "dang=docx")).status_code == 400, endpoint
