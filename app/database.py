"""The database below the models: connection manners and the newest schema."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import ExceptionContext

from app.core.word_order import word_order_key
from app.extensions import Model, db

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

MIGRATIONS = Path(__file__).parent / "migrations"


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Foreign keys on, readers beside one writer (WAL), commits that outlast a power cut."""
    if isinstance(connection, sqlite3.Connection):
        cursor = connection.cursor()
        # Before the log is switched on: two connections may do so at once.
        cursor.execute("PRAGMA busy_timeout = 10000")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        # An answer is given when the disk has it: a printed voucher must not be lost to a power cut.
        cursor.execute("PRAGMA synchronous = FULL")
        # After a long reader the log would keep its largest size until the last connection ends.
        cursor.execute("PRAGMA journal_size_limit = 1048576")
        cursor.close()


@event.listens_for(Engine, "connect")
def _teach_sqlite(connection: Any, _record: Any) -> None:
    """The order of Vietnamese words, which PostgreSQL has as a function of its own (migration 0013)."""
    if isinstance(connection, sqlite3.Connection):
        connection.create_function("word_order_key", 1, _word_order_key, deterministic=True)


# The groups and positions of a roster are few.
@lru_cache(maxsize=4096)
def _word_order_key(text: str | None) -> str | None:
    return None if text is None else word_order_key(text)


@event.listens_for(Engine, "handle_error")
def _hide_values(context: ExceptionContext) -> None:
    """PostgreSQL's details repeat the row that it refused: what people wrote stays out of every log."""
    error, shown = context.original_exception, context.sqlalchemy_exception
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    if primary and shown:
        error.args = (primary,)
        shown.args = (f"({type(error).__name__}) {primary}",)


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
