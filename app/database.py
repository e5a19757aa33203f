"""The database below the models: connection manners, schema version, triggers that guard the books."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask
from sqlalchemy import Connection, Engine, event, inspect, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import ExceptionContext

from app.extensions import Model, db

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

MIGRATIONS = Path(__file__).parent / "migrations"

#: Tables whose rows are never changed, and those which are never deleted (log entries are withdrawn).
NEVER_CHANGED = ("cash_entries", "trail_entries", "vouchers", "closing_balances")
NEVER_DELETED = (*NEVER_CHANGED, "activities", "period_closings")


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Foreign keys on, readers beside one writer (WAL), commits that outlast a power cut."""
    if isinstance(connection, sqlite3.Connection):
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        # An answer is given when the disk has it: a printed voucher must not be lost to a power cut.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()


@event.listens_for(Engine, "handle_error")
def _hide_values(context: ExceptionContext) -> None:
    """PostgreSQL's details repeat the row that it refused: what people wrote stays out of every log."""
    error, shown = context.original_exception, context.sqlalchemy_exception
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    if primary and shown:
        error.args = (primary,)
        shown.args = (f"({type(error).__name__}) {primary}",)


def upgrade(app: Flask) -> bool:
    """Bring the schema up to date and put the triggers back; whether there was need of a migration.

    Alembic's batch mode drops the triggers of SQLite.
    """
    with app.app_context():
        is_behind = schema_version() != newest_version()
        if is_behind:
            _migrate()
        with db.engine.begin() as connection:
            put_triggers(connection)
    return is_behind


def _migrate() -> None:
    # Alembic weighs 11 MB: only a database that is behind has it loaded.
    from alembic import command
    from alembic.config import Config

    with db.engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def schema_version() -> str:
    """The revision that the database is at, or "" for an empty one."""
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def newest_version() -> str:
    """The revision of the newest migration, by which its file is named: `0004_committees_week.py`."""
    return max(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def insert_or_update(table: type[Model]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that takes `on_conflict_do_update`: both databases spell it alike, SQLAlchemy for each."""
    if db.engine.dialect.name == "sqlite":
        return sqlite.insert(table)
    # 2 MB that books in SQLite are spared.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def put_triggers(connection: Connection) -> None:
    """(Re)create the triggers that refuse UPDATE and DELETE. Runs after every migration."""
    for table, action in guarded():
        name = f"refuse_{action.lower()}_{table}"
        message = f"{table}: {action} is refused, the books are append-only"
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
            connection.execute(
                text(
                    f"CREATE TRIGGER {name} BEFORE {action} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
                )
            )
        else:
            connection.execute(
                text(
                    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                    f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
                )
            )
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name} ON {table}"))
            connection.execute(
                text(
                    f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
                )
            )


def missing_triggers(connection: Connection) -> list[tuple[str, str]]:
    """Each (table, action) that no trigger in force refuses any more."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    else:
        found = connection.execute(text("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"))
    names = set(found.scalars())
    return [pair for pair in guarded() if f"refuse_{pair[1].lower()}_{pair[0]}" not in names]


def guarded() -> list[tuple[str, str]]:
    """Each (table, action) that a trigger refuses."""
    return [(table, "UPDATE") for table in NEVER_CHANGED] + [(table, "DELETE") for table in NEVER_DELETED]
