"""The database below the models: settings of connections, functions, the newest schema."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import ColumnElement, Engine, Table, and_, event, false, or_
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import ExceptionContext

from app.core.texts.word_order import word_order_key
from app.extensions import Model, db

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

MIGRATIONS = Path(__file__).parent / "migrations"


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Enable foreign keys, WAL (readers beside one writer), and commits that survive a power cut."""
    if isinstance(connection, sqlite3.Connection):
        cursor = connection.cursor()
        # Before WAL is enabled: two connections may do so at the same time.
        cursor.execute("PRAGMA busy_timeout = 10000")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        # A commit returns when the data is on disk: a printed voucher must not be lost in a power cut.
        cursor.execute("PRAGMA synchronous = FULL")
        # After a long read the WAL file would keep its size until the last connection closes.
        cursor.execute("PRAGMA journal_size_limit = 1048576")
        cursor.close()


@event.listens_for(Engine, "connect")
def _add_functions(connection: Any, _record: Any) -> None:
    """Add the function for Vietnamese word order, which PostgreSQL has from migration 0013."""
    if isinstance(connection, sqlite3.Connection):
        connection.create_function("word_order_key", 1, _word_order_key, deterministic=True)


# Groups and positions repeat in a roster.
@lru_cache(maxsize=4096)
def _word_order_key(text: str | None) -> str | None:
    return None if text is None else word_order_key(text)


@event.listens_for(Engine, "handle_error")
def _hide_values(context: ExceptionContext) -> None:
    """Remove PostgreSQL's error details, which repeat the refused row, so that logs hold no personal data."""
    error, shown = context.original_exception, context.sqlalchemy_exception
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    if primary and shown:
        error.args = (primary,)
        shown.args = (f"({type(error).__name__}) {primary}",)


def known_versions() -> set[str]:
    """Every revision that there is a migration to."""
    return {file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py")}


@cache
def newest_version() -> str:
    """The newest of them: they are numbered in the order in which they follow each other."""
    return max(known_versions())


def among(columns: Sequence[Any], keys: Iterable[Sequence[Any]]) -> ColumnElement[bool]:
    """That a row's `columns` are one of the `keys`; false for none.

    SQLite looks no pair of a list of pairs up in an index but reads the whole table: so the last column is
    compared with a list for each combination of the others.
    """
    *first, last = columns
    if not first:
        return cast(ColumnElement[bool], last.in_([value for [value] in keys]))
    found: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for *others, value in keys:
        found[tuple(others)].append(value)
    return or_(
        false(),
        *(
            and_(*(column == value for column, value in zip(first, others, strict=True)), last.in_(values))
            for others, values in found.items()
        ),
    )


def at_primary_key(table: type[Model]) -> dict[str, Any]:
    """Which row such an INSERT meets: that of the primary key, whatever its columns where keys have names."""
    key = cast(Table, table.__table__).primary_key
    if db.engine.dialect.name == "sqlite":
        return {"index_elements": list(key.columns)}
    return {"constraint": key.name}


def insert_or_update(table: type[Model]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT with `on_conflict_do_update`, which SQLAlchemy has for each dialect separately."""
    if db.engine.dialect.name == "sqlite":
        return sqlite.insert(table)
    # Imported when used: 2 MB that SQLite does not need.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
