"""The forms of a town, each with somebody who may send it."""

from __future__ import annotations

import re
from html import unescape
from random import Random
from urllib.parse import urljoin

import pytest

from tests.house.conftest import Town
from tests.house.forms import Box, forms_of

#: Whoever may open a page, the first that may.
WHO = ("chair", "admin", "member", "")
#: What would take the doors away from those who send: they are tried last.
DOORS = re.compile("tai-khoan|/don-vi/chon")
#: (who, where it goes) -> the boxes.
Forms = dict[tuple[str, str], list[Box]]


def opened(town: Town, address: str) -> tuple[str, str]:
    """Who may open the page, and the page; "" for what is no page."""
    for who in WHO:
        answer = town.browser(who).get(address, buffered=True)
        if answer.status_code == 200:
            return who, answer.text if answer.mimetype == "text/html" else ""
    return "", ""


@pytest.fixture(scope="module")
def forms(town: Town) -> Forms:
    """Every form of every page; a view that no form leads to gets boxes of all others. Doors come last."""
    found: Forms = {}
    for (endpoint, method), address in sorted(town.addresses.items()):
        if method == "GET" and not endpoint.startswith("firstrun."):
            who, page = opened(town, address)
            for form in forms_of(address, page):
                boxes = found.setdefault((who, urljoin(address, unescape(form.action))), [])
                if len(form.boxes) > len(boxes):
                    boxes[:] = form.boxes
    reached = {to.partition("?")[0] for _, to in found}
    common = list({box.name: box for boxes in found.values() for box in boxes}.values())
    for (endpoint, method), address in sorted(town.addresses.items()):
        if method == "POST" and address not in reached and not endpoint.startswith("firstrun."):
            found["admin" if DOORS.search(address) else "chair", address] = Random(endpoint).sample(
                common, 30
            )
    assert len(found) > 150
    return dict(sorted(found.items(), key=lambda one: (bool(DOORS.search(one[0][1])), one[0])))
