"""The schema: what the migrations make is what the models say, guarded by triggers, on either database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import (
    AddColumnOp,
    DowngradeOps,
    DropColumnOp,
    MigrationScript,
    ModifyTableOps,
    UpgradeOps,
)
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Column, Integer, String, inspect, text
from sqlalchemy.exc import DBAPIError

from app import create_app
from app.books.cashbook.models import Fund
from app.books.closings.actions import close_period
from app.books.lines.opening_actions import set_opening
from app.core.errors import Refused
from app.database import MIGRATIONS, newest_version
from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.facts import Channel
from app.migrations.drafting import drafted
from app.office.installation.opening import for_serving
from app.office.installation.queries import version_of
from app.office.installation.triggers import guarded
from app.office.security_log.actions import record_event
from app.office.security_log.rules import EventKind
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY


def schema() -> str:
    """Every table with its columns, indexes and keys, written out: types and conditions do not compare."""
    seen = inspect(db.session.connection())

    def indexes(table: str) -> list[str]:
        found = [(one, one.pop("dialect_options", {})) for one in seen.get_indexes(table)]
        return [f"{one} {[str(value) for value in options.values()]}" for one, options in found]

    return "\n".join(
        f"{table}: {seen.get_columns(table)} {indexes(table)} {seen.get_foreign_keys(table)}"
        for table in sorted(seen.get_table_names())
    )


def triggers() -> set[str]:
    queries = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    return set(db.session.scalars(text(queries[db.engine.dialect.name])))


def test_no_name_is_longer_than_postgresql_takes() -> None:
    """The tests of SQLite alone would not see that no server on PostgreSQL starts any more."""
    tables = db.metadata.tables.values()
    names = [str(one.name) for table in tables for one in table.constraints]
    names += [str(one.name) for table in tables for one in table.indexes]
    assert len(names) > 200
    assert [name for name in names if len(name) > 63] == []


def test_migrations_give_exactly_the_models(app: Flask) -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_a_drafted_column_is_added_in_place_with_an_empty_text_in_older_rows() -> None:
    added = [
        AddColumnOp("visits", Column("district", String(300), nullable=False)),
        AddColumnOp("visits", Column("seats", Integer)),
    ]
    up = UpgradeOps([ModifyTableOps("visits", added)])
    down = DowngradeOps([ModifyTableOps("visits", [DropColumnOp("visits", "district")])])
    drafted(None, None, [MigrationScript("0999", up, down)])
    upgrades, downgrades = (render_python_code(ops, render_as_batch=True) for ops in (up, down))
    assert "batch" not in upgrades + downgrades
    text_column = "sa.Column('district', sa.String(length=300), server_default='', nullable=False)"
    assert f"op.add_column('visits', {text_column})" in upgrades
    assert "op.add_column('visits', sa.Column('seats', sa.Integer(), nullable=True))" in upgrades
    assert "op.drop_column('visits', 'district')" in downgrades


def test_the_schema_is_at_the_newest_migration(app: Flask) -> None:
    assert version_of(db.session.connection()) == ScriptDirectory(str(MIGRATIONS)).get_current_head()


def test_every_guarded_table_has_its_triggers(app: Flask) -> None:
    assert triggers() == {
        f"refuse_{action.lower()}_{table}" for table, action in guarded(db.engine.dialect.name)
    }


def test_a_second_start_changes_nothing_and_keeps_the_books(app: Flask, union: Unit, tmp_path: Path) -> None:
    before, unit_id = (schema(), triggers(), union.name), union.id
    db.session.commit()
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    again = create_app({"SQLALCHEMY_DATABASE_URI": url}, instance_path=str(tmp_path / "again"))
    with again.app_context():
        assert (schema(), triggers(), db.session.get_one(Unit, unit_id).name) == before
        db.session.remove()
        db.engine.dispose()


def test_triggers_come_back_when_a_migration_rebuilt_a_table(app: Flask) -> None:
    """Alembic's batch mode copies a SQLite table into a new one, which has no trigger."""
    if db.engine.dialect.name == "sqlite":
        for name in triggers():
            db.session.execute(text(f"DROP TRIGGER {name}"))
        db.session.commit()
    for_serving(db.engine, Path(app.instance_path))
    assert len(triggers()) == len(guarded(db.engine.dialect.name))


def test_the_database_itself_refuses(app: Flask, union: Unit) -> None:
    record_a_paid_visit(union)
    tried = set()
    for table, action in guarded(db.engine.dialect.name):
        if not db.session.scalar(text(f"SELECT count(*) FROM {table}")):
            continue
        column = next(iter(db.metadata.tables[table].primary_key)).name
        change = {
            "UPDATE": f"UPDATE {table} SET {column} = {column}",
            "DELETE": f"DELETE FROM {table}",
            "REPLACE": f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
            "TRUNCATE": f"TRUNCATE {table} CASCADE",
        }[action]
        with pytest.raises((DBAPIError, Refused)) as refusal, db.session.begin_nested():
            db.session.execute(text(change))
        found = str(refusal.value.__cause__ if isinstance(refusal.value, Refused) else refusal.value)
        expected = "UNIQUE constraint failed: " if action == "REPLACE" else f"{action} is refused"
        assert expected in found, (table, action)
        tried.add(table)
    kept = {
        "cash_entries",
        "trail_entries",
        "vouchers",
        "closing_balances",
        "seals",
        "users",
        "visits",
        "members",
    }
    assert kept <= tried


def record_a_paid_visit(union: Unit) -> None:
    """One entry of the log, of the cash book, of the register, of both trails, in a closed period."""
    record_event(EventKind.GRANTED, OFFICER, "users/1", union.id)
    fund = Fund(unit_id=union.id, name="Công đoàn phí", opening_on=date(2024, 1, 1))
    db.session.add(fund)
    db.session.flush()
    set_opening(fund, Channel.CASH, 5_000_000, OFFICER, TODAY)
    facts = VisitFacts(
        date(2024, 3, 1), Reason.ILLNESS, "Trần Văn Cần", Audience.MEMBER, amount=500_000, fund_id=fund.id
    )
    record_visit(union.id, facts, OFFICER, TODAY)
    close_period(union.id, date(2024, 3, 31), OFFICER, TODAY)
    db.session.commit()


def test_the_newest_version_is_the_one_that_none_follows() -> None:
    """Not the highest number: a server that waits for that upgrades its books again at every look."""
    script = ScriptDirectory(str(MIGRATIONS))
    assert script.get_heads() == [newest_version()]
