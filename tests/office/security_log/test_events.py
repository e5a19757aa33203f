"""The security log's rows: kept as they are, written beside every transaction, never with what was read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from app.core.actor import Actor
from app.extensions import db
from app.office.accounts import actions as accounts
from app.office.accounts.queries import user_by_name
from app.office.accounts.rules import Role
from app.office.security_log import actions
from app.office.security_log.models import SecurityEvent
from app.office.security_log.rules import EventKind
from app.office.units.models import Unit
from app.transactions import connected
from tests.conftest import OFFICER, PASSWORD, TODAY, Statements

As = Callable[[str], FlaskClient]
SIGN_IN = "/tai-khoan/dang-nhap"


@dataclass(frozen=True)
class Seen:
    """What matters of an event."""

    kind: str
    name: str
    unit_id: int | None
    subject: str


def events() -> list[Seen]:
    """Every event, oldest first."""
    db.session.rollback()
    rows = db.session.scalars(select(SecurityEvent).order_by(SecurityEvent.id))
    return [Seen(one.kind, one.name, one.unit_id, one.subject) for one in rows]


@contextmanager
def another_write() -> Iterator[None]:
    """Somebody writes for long; PostgreSQL lets others write beside it."""
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL has no single writer")
    db.session.rollback()
    with connected(db.engine, writes=True) as connection, connection.begin():
        connection.execute(text("SELECT 1"))
        yield


def kinds() -> list[str]:
    return [one.kind for one in events()]


@pytest.mark.parametrize("sql", ["UPDATE security_events SET name = 'x'", "DELETE FROM security_events"])
def test_the_database_refuses_to_change_or_delete_an_event(union: Unit, sql: str) -> None:
    actions.record_event(EventKind.GRANTED, OFFICER, "users/1", union.id)
    db.session.commit()
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(text(sql))


def test_signing_in_and_out_is_an_event_with_address_and_request(app: Flask, union: Unit) -> None:
    client = app.test_client()
    answer = client.post(SIGN_IN, data={"username": "chair", "password": PASSWORD})
    client.post("/tai-khoan/dang-xuat")
    assert kinds() == ["signed_in", "signed_out"]
    first = db.session.scalars(select(SecurityEvent).order_by(SecurityEvent.id)).all()[0]
    assert (first.name, first.unit_id, first.address) == ("Tài khoản chair", None, "127.0.0.1")
    assert first.request_id == answer.headers["X-Request-ID"]
    assert first.user_id is not None


def test_a_wrong_password_is_an_event_of_the_account(app: Flask, union: Unit) -> None:
    app.test_client().post(SIGN_IN, data={"username": "chair", "password": "sai-mat-khau"})
    assert events() == [Seen("sign_in_failed", "Tài khoản chair", None, "access.sign_in")]


def test_an_unknown_name_is_not_kept_for_it_may_be_a_password(app: Flask, union: Unit) -> None:
    app.test_client().post(SIGN_IN, data={"username": "Mat-khau-1", "password": "x" * 12})
    assert events() == [Seen("sign_in_failed", "", None, "access.sign_in")]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_refusal_is_an_event_of_the_union(as_role: As, union: Unit, method: str) -> None:
    address = "/doan-vien/moi" if method == "GET" else "/don-vi/sua"
    assert as_role("auditor").open(address, method=method).status_code == 403
    (event,) = events()
    assert (event.kind, event.name, event.unit_id) == ("refused", "Tài khoản auditor", union.id)


def test_nobody_who_is_not_signed_in_fills_the_log(app: Flask, union: Unit) -> None:
    assert app.test_client().get("/doan-vien/").status_code == 303
    assert events() == []


@pytest.mark.parametrize("address", ["/doan-vien/?dang=xlsx", "/so/tien-mat?ky=2024&dang=pdf"])
def test_a_file_is_an_event_without_the_words_of_its_query(as_role: As, union: Unit, address: str) -> None:
    assert as_role("chair").get(f"{address}&q=bi-mat").status_code == 200
    (event,) = [one for one in events() if one.kind == "downloaded"]
    assert event.unit_id == union.id
    assert all("bi-mat" not in one.subject for one in events())


def test_a_page_writes_no_event(as_role: As, union: Unit) -> None:
    assert as_role("chair").get("/so-quy/").status_code == 200
    assert events() == []


def test_all_events_of_a_request_cost_one_statement(as_role: As, union: Unit, statements: Statements) -> None:
    client = as_role("chair")
    client.get("/doan-vien/?dang=xlsx")
    statements.clear()
    client.get("/doan-vien/?dang=xlsx")
    assert len([one for one in statements.sent if one.startswith("INSERT INTO security_events")]) == 1


def test_what_is_noted_twice_is_written_once(app: Flask, union: Unit) -> None:
    for _ in range(2):
        actions.note_event(EventKind.SENSITIVE_VIEWED, user_id=1, name="A", subject="members/12")
    actions.note_event(EventKind.SENSITIVE_VIEWED, user_id=1, name="A", subject="members/13")
    db.session.rollback()
    actions.write_noted()
    assert [one.subject for one in events()] == ["members/12", "members/13"]
    actions.write_noted()
    assert len(events()) == 2


def test_what_a_long_write_keeps_from_being_written_is_held_in_order(
    app: Flask, union: Unit, caplog: pytest.LogCaptureFixture
) -> None:
    with another_write():
        for subject in ("members/2", "members/3"):
            actions.note_event(EventKind.SENSITIVE_VIEWED, name="A", subject=subject)
            actions.write_noted()
    assert "wait for another writer" in caplog.text
    assert events() == []
    db.session.rollback()
    actions.note_event(EventKind.SENSITIVE_VIEWED, name="A", subject="members/4")
    actions.write_noted()
    assert [one.subject for one in events()] == [f"members/{n}" for n in (2, 3, 4)]


def test_what_is_held_is_written_when_the_server_ends_or_named_in_its_log(
    app: Flask, union: Unit, caplog: pytest.LogCaptureFixture
) -> None:
    with another_write():
        actions.note_event(EventKind.SENSITIVE_VIEWED, name="A", subject="members/2")
        actions.write_noted()
        actions.note_event(EventKind.SENSITIVE_VIEWED, name="A", subject="members/3")
        actions.write_held()
    assert "members/2" in caplog.text
    assert "members/3" in caplog.text
    actions.write_held()
    assert events() == []


def test_a_role_and_its_event_are_one_transaction(app: Flask, union: Unit) -> None:
    user = user_by_name("auditor")
    assert user
    accounts.grant(user, union, Role.RECORDER, Actor(99, "Quản trị"), TODAY)
    db.session.rollback()
    assert events() == []
    accounts.grant(user, union, Role.RECORDER, Actor(99, "Quản trị"), TODAY)
    db.session.commit()
    assert events() == [Seen("granted", "Quản trị", union.id, f"users/{user.id}")]


def test_an_event_that_cannot_be_written_fails_no_request_and_is_in_the_servers_log(
    as_role: As, union: Unit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise OperationalError("INSERT", None, Exception("disk"))

    monkeypatch.setattr(actions, "connected", refuse)
    with caplog.at_level(logging.ERROR):
        assert as_role("chair").get("/doan-vien/?dang=xlsx").status_code == 200
    assert events() == []
    assert "security event not written" in caplog.text
    assert "Tài khoản" not in caplog.text


def test_an_event_waits_for_no_writer_but_its_own_request(
    app: Flask, as_role: As, union: Unit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A refused POST holds the write lock of SQLite until its end; another writer makes it give up soon."""
    assert as_role("auditor").post("/don-vi/sua").status_code == 403
    assert kinds() == ["refused"]
    if db.engine.dialect.name != "sqlite":
        return
    monkeypatch.setattr(actions, "_PATIENCE", 10)
    client = as_role("chair")
    db.session.rollback()
    with db.engine.connect() as other:
        other.exec_driver_sql("UPDATE units SET code = code")
        assert client.get("/doan-vien/?dang=xlsx").status_code == 200
        other.rollback()
    assert "security events wait for another writer" in caplog.text
    assert kinds() == ["refused"]


def test_what_was_only_looked_at_does_not_wait_for_the_disk(app: Flask) -> None:
    """The connection goes back as it was: what is written next waits again."""
    is_sqlite = db.engine.dialect.name == "sqlite"
    asked = text("PRAGMA synchronous" if is_sqlite else "SHOW synchronous_commit")
    db.session.rollback()
    with connected(db.engine, writes=True, is_lasting=False) as connection, connection.begin():
        assert connection.scalar(asked) == (1 if is_sqlite else "off")
    with connected(db.engine, writes=True) as connection, connection.begin():
        assert connection.scalar(asked) == 2 or not is_sqlite


def test_only_looking_is_not_waited_for(app: Flask, union: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal is, also beside what was looked at."""
    waited: list[bool] = []

    def spied(*args: Any, is_lasting: bool, **kwargs: Any) -> Any:
        waited.append(is_lasting)
        return connected(*args, is_lasting=is_lasting, **kwargs)

    monkeypatch.setattr(actions, "connected", spied)
    db.session.rollback()
    # What the fixtures did.
    actions.write_noted()
    before = len(kinds())
    db.session.rollback()
    waited.clear()
    for kinds_noted in (
        [EventKind.SENSITIVE_VIEWED],
        [EventKind.SENSITIVE_VIEWED, EventKind.REFUSED],
        [EventKind.DOWNLOADED],
    ):
        for kind in kinds_noted:
            actions.note_event(kind, user_id=None, subject="person.show/1")
        actions.write_noted()
    assert waited == [False, True, True]
    assert len(kinds()) - before == 4
