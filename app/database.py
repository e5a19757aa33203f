"""The database below the models: connection manners and the newest schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import sqlite

from app.extensions import Model, db

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

MIGRATIONS = Path(__file__).parent / "migrations"


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Foreign keys on, readers beside one writer (WAL), and patience instead of "database is locked"."""
    if isinstance(connection, sqlite3.Connection):
        # The driver would begin no transaction before DDL and SELECT; `_begin` does.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout = 10000")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        # After a long reader the log would keep its largest size until the last connection ends.
        cursor.execute("PRAGMA journal_size_limit = 1048576")
        cursor.close()


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    """A transaction from its first statement on, whatever that is."""
    driver = connection.connection.dbapi_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute("BEGIN")


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
