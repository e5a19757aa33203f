"""The second lock: what a query that forgets its union sees and writes, on PostgreSQL.

The first lock is the union that every query takes. Here it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from flask import Flask, g
from sqlalchemy import select, text, update
from sqlalchemy.exc import ProgrammingError

from app.admin.health.checks import second_lock
from app.admin.verification.checks import installation_faults, remarks
from app.extensions import Model, db
from app.log.activities.models import Activity
from app.office.second_lock.policies import NAME, PASSED, put_policies, wrong_policies
from app.office.second_lock.tables import OF_NO_UNION, locked_tables, owner_of
from app.office.units.models import Unit
from app.people.roster.models import Member
from app.transactions import only_union, open_union
from app.web.health.declared import GOOD, WARN
from tests.conftest import open_app, put_member
from tests.databases import PostgresDatabases


@pytest.fixture
def _on_postgres(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--database") != "postgres":
        pytest.skip("SQLite has no policies")


@pytest.fixture
def other(union: Unit) -> Unit:
    """The other union of the town, with a person of its own."""
    found = db.session.scalars(select(Unit).where(Unit.id != union.id)).one()
    put_member(found, "DV001", "Lê Thị Mai")
    db.session.commit()
    return found


@pytest.fixture
def in_request(_on_postgres: None, app: Flask, union: Unit, other: Unit) -> Iterator[None]:
    """A request of the union of the tests, after the guard."""
    db.session.commit()
    with app.test_request_context("/nhat-ky", method="POST"):
        open_union(union.id)
        yield
        db.session.rollback()
        g.pop("transaction_union")


def _units_seen() -> set[int]:
    return set(db.session.scalars(select(Member.unit_id)))


def test_every_table_belongs_to_a_union_or_says_why_not() -> None:
    tables = Model.metadata.tables
    assert {name for name in tables if owner_of(tables[name]) is None} == set(OF_NO_UNION)


def test_a_row_beside_another_leads_to_one_that_is_locked_and_always_there() -> None:
    locked = locked_tables()
    for name, owner in locked.items():
        column = Model.metadata.tables[name].c[owner.column]
        assert owner.parent is None or (owner.parent in locked and not column.nullable), name


@pytest.mark.usefixtures("in_request")
def test_a_select_that_forgets_the_union_sees_only_its_rows(union: Unit) -> None:
    assert _units_seen() == {union.id}


@pytest.mark.usefixtures("in_request")
def test_rows_beside_others_are_hidden_with_them(other: Unit) -> None:
    with only_union(None):
        person = db.session.scalars(select(Member.id).where(Member.unit_id == other.id)).one()
        activity = Activity(
            unit_id=other.id,
            kind="visit",
            starts_on=date(2024, 12, 1),
            title="Thăm",
            recorded_by="x",
            row_key="x",
        )
        db.session.add(activity)
        db.session.flush()
        db.session.execute(
            text("INSERT INTO activity_members (activity_id, member_id, position) VALUES (:a, :m, 0)"),
            {"a": activity.id, "m": person},
        )
        assert db.session.scalar(text("SELECT count(*) FROM activity_members")) == 1
    assert db.session.scalar(text("SELECT count(*) FROM activity_members")) == 0


@pytest.mark.usefixtures("in_request")
def test_a_row_written_into_another_union_is_refused(other: Unit) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"):
        put_member(other, "DV002", "Phạm Văn Nam")


@pytest.mark.usefixtures("in_request")
def test_rows_of_another_union_are_neither_changed_nor_taken_over(union: Unit, other: Unit) -> None:
    everybody = update(Member).values(full_name="Không ai").execution_options(synchronize_session=False)
    db.session.execute(everybody)
    with pytest.raises(ProgrammingError, match="row-level security"):
        db.session.execute(update(Member).where(Member.unit_id == union.id).values(unit_id=other.id))
    db.session.rollback()
    with only_union(None):
        names = set(db.session.scalars(select(Member.full_name)))
    assert names == {"Nguyễn Văn Bình", "Lê Thị Mai"}


@pytest.mark.usefixtures("in_request")
def test_a_later_transaction_of_the_request_is_locked_too(union: Unit) -> None:
    db.session.rollback()
    assert _units_seen() == {union.id}


@pytest.mark.usefixtures("_on_postgres", "other")
def test_a_connection_that_names_no_union_sees_nothing(app: Flask) -> None:
    url = app.config["SQLALCHEMY_DATABASE_URI"].replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM members").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM units").fetchone() == (2,)


@pytest.mark.usefixtures("_on_postgres", "union")
def test_what_was_unlocked_is_reported_and_locked_again_at_the_next_start(app: Flask, tmp_path: Path) -> None:
    sentence = "Cơ sở dữ liệu không còn chặn công đoàn khác xem, ghi bảng {}."
    db.session.execute(text(f"DROP POLICY {NAME} ON visits"))
    db.session.execute(text(f"ALTER POLICY {NAME} ON funds USING (true)"))
    db.session.execute(text("ALTER TABLE members NO FORCE ROW LEVEL SECURITY"))
    db.session.execute(text("CREATE POLICY another ON letterheads USING (true)"))
    db.session.commit()
    tables = ["funds", "letterheads", "members", "visits"]
    assert {sentence.format(table) for table in tables} <= {one.message for one in installation_faults()}
    assert second_lock(tmp_path).tone == WARN
    assert put_policies(db.session.connection()) == tables
    assert put_policies(db.session.connection()) == []
    assert second_lock(tmp_path).tone == GOOD
    db.session.rollback()


@pytest.mark.usefixtures("_on_postgres", "union")
def test_a_lock_that_lets_everybody_through_is_reported_and_put_right(union: Unit) -> None:
    db.session.execute(
        text(
            "CREATE OR REPLACE FUNCTION is_open_union(integer) RETURNS boolean LANGUAGE sql STABLE "
            "AS 'SELECT true'"
        )
    )
    assert len(installation_faults()) >= len(locked_tables())
    assert put_policies(db.session.connection()) == list(locked_tables())
    assert wrong_policies(db.session.connection()) == []
    with only_union(union.id + 1_000):
        assert _units_seen() == set()
    db.session.rollback()


@pytest.mark.usefixtures("_on_postgres", "union")
def test_a_superuser_passes_the_lock_and_that_is_reported(
    app: Flask, databases: PostgresDatabases, tmp_path: Path
) -> None:
    assert second_lock(tmp_path).tone == GOOD
    assert remarks(tmp_path, "none") == []
    with open_app(databases.superuser(app.config["SQLALCHEMY_DATABASE_URI"]), tmp_path / "other"):
        found = second_lock(tmp_path)
        assert (found.text, found.tone) == (PASSED, WARN)
        assert remarks(tmp_path, "none") == [PASSED]


def test_sqlite_needs_no_second_lock(request: pytest.FixtureRequest, app: Flask, tmp_path: Path) -> None:
    if request.config.getoption("--database") == "postgres":
        pytest.skip("of SQLite")
    assert second_lock(tmp_path).tone == GOOD
    assert wrong_policies(db.session.connection()) == []
