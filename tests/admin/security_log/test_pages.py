"""The pages of the security log: whose events, for whom, filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert

from app.admin.security_log.list_sheets import subject_words
from app.core.dates import VIETNAM
from app.extensions import db
from app.office.security_log.models import SecurityEvent
from app.office.security_log.rules import EventKind
from app.office.units.models import Unit
from app.office.units.queries import units
from tests.conftest import Statements
from tests.downloads import listed

As = Callable[[str], FlaskClient]
PAGE, ACCOUNTS = "/nhat-ky-truy-cap/", "/tai-khoan/nhat-ky-truy-cap"


def put(
    kind: EventKind, name: str, unit_id: int | None, subject: str = "members.index", days_ago: int = 0
) -> None:
    """An event as it was written."""
    at = datetime.now(UTC).replace(microsecond=0) - timedelta(days=days_ago)
    row = {"at": at, "kind": kind, "user_id": 1, "name": name, "unit_id": unit_id, "subject": subject}
    db.session.execute(insert(SecurityEvent), {**row, "address": "10.0.0.7", "request_id": "ab12"})
    db.session.commit()


@pytest.fixture
def events(union: Unit) -> None:
    put(EventKind.DOWNLOADED, "Bình", union.id, days_ago=9)
    put(EventKind.REFUSED, "An", union.id, "members.edit/3")
    put(EventKind.SIGNED_IN, "Cường", None, "access.sign_in")
    put(EventKind.DOWNLOADED, "Người khác", next(one.id for one in units() if one.id != union.id))


@pytest.mark.parametrize(
    ("username", "status"),
    [
        ("chair", 200),
        ("auditor", 200),
        ("treasurer", 403),
        ("recorder", 403),
        ("member", 403),
        ("admin", 403),
    ],
)
def test_chair_and_auditor_read_the_unions_events(as_role: As, username: str, status: int) -> None:
    assert as_role(username).get(PAGE).status_code == status


@pytest.mark.parametrize(("username", "status"), [("admin", 200), ("chair", 403), ("auditor", 403)])
def test_the_administrator_reads_those_of_the_accounts(as_role: As, username: str, status: int) -> None:
    assert as_role(username).get(ACCOUNTS).status_code == status


def test_each_sees_their_own_events_only(events: None, as_role: As) -> None:
    of_union, of_accounts = as_role("chair").get(PAGE).text, as_role("admin").get(ACCOUNTS).text
    assert "Bình" in of_union
    assert "Cường" not in of_union
    assert "Người khác" not in of_union
    assert "Cường" in of_accounts
    assert "Bình" not in of_accounts


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, ["An", "Bình"]),
        ({"sort": "at"}, ["Bình", "An"]),
        ({"sort": "-name"}, ["Bình", "An"]),
        ({"kind": "downloaded"}, ["Bình"]),
        ({"who": "An"}, ["An"]),
        ({"who": "ai-do"}, []),
        ({"since": str(datetime.now(VIETNAM).date() - timedelta(days=2))}, ["An"]),
        ({"until": str(datetime.now(VIETNAM).date() - timedelta(days=2))}, ["Bình"]),
    ],
)
def test_filtered_and_sorted_alike_on_page_and_in_the_file(
    events: None, as_role: As, query: dict[str, str], shown: list[str]
) -> None:
    found = listed(as_role("chair").get(PAGE, query_string={**query, "dang": "xlsx"}))
    assert [row[3] for row in found] == shown


def test_an_administrator_without_books_has_the_file_too(events: None, as_role: As) -> None:
    found = listed(as_role("admin").get(f"{ACCOUNTS}?dang=xlsx"))
    assert [(row[0], row[5], row[6]) for row in found] == [("Đăng nhập", "10.0.0.7", "ab12")]


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("members/12", "Đoàn viên (số 12)"),
        ("members.index", "Đoàn viên"),
        ("users/3", "Tài khoản (số 3)"),
        ("attachments.show/7", "Tệp đính kèm (số 7)"),
        ("ledgers.show", "Sổ sách in"),
    ],
)
def test_subjects_are_named_in_the_words_of_the_menu(as_role: As, subject: str, words: str) -> None:
    assert subject_words(subject) == words


def test_a_long_log_asks_no_more_than_a_short_one(union: Unit, as_role: As, statements: Statements) -> None:
    counts, client = [], as_role("chair")
    for _ in range(2):
        for number in range(30):
            put(EventKind.DOWNLOADED, f"Người {number}", union.id)
        statements.clear()
        assert client.get(PAGE).status_code == 200
        counts.append(statements.count)
    assert counts[0] == counts[1]
