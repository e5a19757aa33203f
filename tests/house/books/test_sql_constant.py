"""The number of SQL statements of a page does not grow with the books."""

from __future__ import annotations

import pytest

from tests.conftest import counted
from tests.house.conftest import Town

pytestmark = pytest.mark.engine_free

#: Most statements of a list page, the session's user and grants included.
MOST_OF_A_LIST = 8
#: First pages that add up a year instead of listing rows.
SUMS = {"remittance.index", "settlement.index", "cashbook.index", "workspace.index"}


def statements(town: Town) -> dict[str, int]:
    """Each page that the chair or the administrator may open -> its statements."""
    found = {}
    for (endpoint, method), address in sorted(town.addresses.items()):
        for username in ("chair", "admin") if method == "GET" else ():
            browser = town.browser(username)
            if browser.get(address, buffered=True).status_code == 200:
                with counted() as counter:
                    browser.get(address, buffered=True)
                found[endpoint] = counter.count
                break
    return found


def test_pages_send_as_many_statements_for_many_rows_as_for_few(town: Town) -> None:
    few = statements(town)
    town.fill(times=5)
    many = statements(town)
    assert {page: (few[page], many[page]) for page in few if few[page] < many[page]} == {}
    lists = {page: count for page, count in many.items() if page.endswith(".index") and page not in SUMS}
    assert len(lists) > 10
    assert {page: count for page, count in lists.items() if count > MOST_OF_A_LIST} == {}
