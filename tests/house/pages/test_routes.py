"""Every view for every one of the cast: what is not permitted is refused, and reading changes nothing."""

from __future__ import annotations

import re
from inspect import iscoroutinefunction
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.extensions import db
from app.office.accounts.rules import Permission, Role, permissions_of
from tests.house.conftest import CAST, Town

pytestmark = pytest.mark.engine_free

HTMX = {"HX-Request": "true"}
#: Open to anybody: signing in, beginning an installation, the word that the server stands; a calendar feed to
#: whoever holds its secret.
PUBLIC = {"access.sign_in", "access.give_code", "health.healthz", "feeds.serve"}
#: Views that ask for a second right beside the one that they declare.
ALSO = {
    "members.open_account": Permission.READ_BOOKS,
    "hardship.edit": Permission.READ_SENSITIVE,
    "hardship.withdraw": Permission.READ_SENSITIVE,
}


def rights(username: str) -> frozenset[Permission]:
    """What one of the cast may do in their own union."""
    if not username:
        return frozenset({Permission.PUBLIC})
    roles = {"stranger": {Role.CHAIR}, "admin": set[Role]()}.get(username) or (
        set() if username == "admin" else {Role(username)}
    )
    return permissions_of(roles, is_admin=username == "admin")


def may(town: Town, endpoint: str, username: str) -> bool:
    """Whether one of the cast may use a view."""
    needed = {town.permission(endpoint), ALSO.get(endpoint, Permission.PUBLIC)}
    return needed <= rights(username)


def snapshot() -> dict[str, list[Any]]:
    """Every row of every table but the security log, which says that a page was read or refused."""
    db.session.rollback()
    return {
        table.name: [tuple(row) for row in db.session.execute(select(table).order_by(*table.primary_key))]
        for table in db.metadata.sorted_tables
        if table.name != "security_events"
    }


def views(town: Town, method: str) -> list[tuple[str, str]]:
    """(endpoint, address) of every view of a method that has one; first run is over and has its own test."""
    return [
        (endpoint, town.addresses[endpoint, one])
        for endpoint, one in town.views()
        if one == method and not endpoint.startswith("firstrun.") and (endpoint, one) in town.addresses
    ]


def names_a_row(town: Town, endpoint: str) -> bool:
    """Whether the address of a view holds the number of a row."""
    rules = town.app.url_map.iter_rules(endpoint)
    return any(name.endswith("_id") for rule in rules for name in rule.arguments)


def test_every_view_has_an_address_to_try(town: Town) -> None:
    unknown = [view for view in town.views() if view not in town.addresses]
    assert unknown == [], (
        "No page of the town links to these views. Pages of a row: let `settled` (tests/house/conftest.py) "
        "record a row of the feature; a view that no page leads to: add its address to UNLINKED there."
    )


def test_only_the_doors_are_public(town: Town) -> None:
    public = {endpoint for endpoint, _ in town.views() if town.permission(endpoint) is Permission.PUBLIC}
    assert {endpoint for endpoint in public if not endpoint.startswith("firstrun.")} == PUBLIC


def test_first_run_is_closed_to_everybody_once_there_is_an_account(town: Town) -> None:
    for username in CAST:
        for endpoint, method in town.views():
            if endpoint.startswith("firstrun."):
                address = town.addresses[endpoint, method]
                assert town.browser(username).open(address, method=method).status_code == 404, address


@pytest.mark.parametrize("username", CAST)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_a_page_opens_for_those_who_may_and_for_nobody_else(
    town: Town, username: str, headers: dict[str, str]
) -> None:
    before, browser = snapshot(), town.browser(username)
    for endpoint, address in views(town, "GET"):
        answer = browser.get(address, headers=headers, buffered=True)
        if not may(town, endpoint, username):
            refused(answer.status_code, username, headers)
        elif "khong-co" in address or (username == "stranger" and names_a_row(town, endpoint)):
            assert answer.status_code == 404, address
        elif username == "recorder" and endpoint.endswith(".edit"):
            assert answer.status_code in (200, 403), address  # 403: a fund paid, which the treasurer keeps
        elif username == "stranger":
            assert answer.status_code in (200, 303, 404), address
            assert b"Hoa Mai" not in answer.data, address
        else:
            assert answer.status_code in (200, 302, 303), address
    assert snapshot() == before  # reading changes nothing


@pytest.mark.parametrize("username", CAST)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_nobody_writes_without_the_right_to(town: Town, username: str, headers: dict[str, str]) -> None:
    before, browser = snapshot(), town.browser(username)
    for endpoint, address in views(town, "POST"):
        if not may(town, endpoint, username):
            refused(browser.post(address, headers=headers).status_code, username, headers)
        elif username == "stranger" and names_a_row(town, endpoint):
            assert browser.post(address, headers=headers).status_code == 404, address
    assert snapshot() == before


def refused(status: int, username: str, headers: dict[str, str]) -> None:
    """The signed-in get 403; others are sent to sign in, without a page inside the page."""
    assert status == (403 if username else 401 if headers else 303)


@pytest.mark.parametrize("username", ["chair", "admin", ""])
def test_no_form_is_taken_without_the_token_of_its_page(
    town: Town, username: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(town.app.config, "WTF_CSRF_ENABLED", True)
    before, browser = snapshot(), town.browser(username)
    for _, address in views(town, "POST"):
        assert browser.post(address).status_code == 400, address
    assert snapshot() == before


@pytest.mark.parametrize(
    "words",
    ["sort=title;drop table users", "sort=' OR 1=1", "page=0", "page=-1", "page=x", "page=9999999999"],
)
def test_lists_take_no_sort_and_no_page_that_is_not_theirs(town: Town, words: str) -> None:
    name = words.partition("=")[0]
    with_it = [address for address, page in town.pages.items() if re.search(rf"[?;&]{name}=", page)]
    assert len(with_it) > 3 or name == "page"
    for address in with_it:
        assert response_to(town, address.partition("?")[0], words).status_code == 400, address


def response_to(town: Town, path: str, words: str) -> Any:
    browser: FlaskClient = town.browser("admin" if path.startswith("/tai-khoan") else "chair")
    return browser.get(f"{path}?{words}")


def test_nothing_that_answers_is_a_coroutine(town: Town) -> None:
    """`Application.ensure_sync` relies on it."""
    hooks = (town.app.before_request_funcs, town.app.after_request_funcs, town.app.teardown_request_funcs)
    called = [one for by_blueprint in hooks for several in by_blueprint.values() for one in several]
    called += town.app.view_functions.values()
    assert len(called) > 100
    assert [one for one in called if iscoroutinefunction(one)] == []
