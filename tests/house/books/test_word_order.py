"""What a page lists by words is in Vietnamese order, which is the same in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from re import findall
from typing import Any
from urllib.parse import urljoin

from sqlalchemy import Engine, Select, String, event
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ColumnElement, Label, UnaryExpression
from sqlalchemy.sql.functions import FunctionElement

from tests.house.conftest import Town

#: Text that may be ordered as it is: keys of order already, and words of our own lists.
EXPLAINED = {
    "name_key": "the key of a name",
    "channel": "cash or bank",
    "direction": "receipt or payment",
    "kind": "the kind of a voucher or an entry",
    "target": "the kind of what was found",
    "side": "receipts or payments",
    "sort": "the kind of an outgoing paper",
    "code": "the code of a union below",
    "what": "which dues or salary a regulation sets",
    "own": "the number of a voucher kept by hand, behind its own figure",
}
#: The same behind their order key: lines of one voucher stay together, items differ in their capitals alone.
BEHIND = {"number", "item"}


def bare_words(statement: Any) -> Iterator[str]:
    """The text that a statement, or a select within it, orders by as the database likes."""
    for part in visitors.iterate(statement):
        allowed = set(EXPLAINED)
        for term in part._order_by_clauses if isinstance(part, Select) else ():
            while isinstance(term, UnaryExpression | Label):
                term = term.element
            if isinstance(term, FunctionElement) and term.name == "word_order_key":
                allowed |= BEHIND
            elif isinstance(term, ColumnElement) and isinstance(term.type, String):
                name = getattr(term, "name", None) or str(term)
                if name not in allowed:
                    yield f"{name} in {str(part)[:200]}"


def sort_links(page: str, address: str) -> set[str]:
    return {urljoin(address, unescape(link)) for link in findall(r'href="([^"]*[?&;]sort=[^"]*)"', page)}


def test_what_is_ordered_by_words_is_in_vietnamese_order(town: Town) -> None:
    found: set[str] = set()

    def look(_connection: Any, statement: Any, *_rest: Any) -> None:
        found.update(bare_words(statement))

    event.listen(Engine, "before_execute", look)
    answered = 0
    for username in ("chair", "admin", "member"):
        browser = town.browser(username)
        for address, page in sorted(town.pages.items()):
            for wanted in {address, *sort_links(page, address)}:
                answer = browser.get(wanted, buffered=True)
                assert answer.status_code < 500, wanted
                answered += answer.status_code == 200
    event.remove(Engine, "before_execute", look)
    assert answered > 200
    assert found == set()
