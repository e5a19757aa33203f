"""A copy of a union's books in memory, for trial imports that lock nothing and leave nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Engine, Select, Table, insert, select

from app.extensions import db
from app.transactions import connected

#: Tables that no import reads; the trail of a copy starts empty.
_LEFT_OUT = frozenset(
    {"trail_entries", "trail_details", "portraits", "feed_keys", "sent_forms", "row_seals", "seals"}
)
_AT_ONCE = 1_000


@contextmanager
def on_a_copy(unit_id: int | None) -> Iterator[None]:
    """Inside, `db.session` is that of an SQLite database in memory with the rows of this union (None: none).

    The books are read once, in one transaction that takes no lock. The copy is discarded at the end.
    """
    books = db.engine
    copy = Flask(__name__)
    copy.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
    copy.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"hide_parameters": True}
    copy.config["SEALED"] = False
    db.init_app(copy)
    with copy.app_context():
        try:
            db.create_all()
            _fill(books, db.engine, unit_id)
            yield
        finally:
            db.session.remove()
            db.engine.dispose()


def _fill(books: Engine, copy: Engine, unit_id: int | None) -> None:
    with connected(books, writes=False) as source, connected(copy, writes=True) as target, target.begin():
        for table in db.metadata.sorted_tables:
            if table.name not in _LEFT_OUT:
                _copy(source, target, table, unit_id)


def _copy(source: Connection, target: Connection, table: Table, unit_id: int | None) -> None:
    rows = source.execution_options(yield_per=_AT_ONCE).execute(_rows_of(table, unit_id))
    for some in rows.mappings().partitions():
        target.execute(insert(table), [{name: _plain(value) for name, value in row.items()} for row in some])


def _rows_of(table: Table, unit_id: int | None) -> Select[Any]:
    """The rows of the union, by `unit_id` or by a foreign key to such a row; all rows of other tables."""
    query = select(table)
    if "unit_id" in table.c:
        return query.where(table.c.unit_id == unit_id)
    for key in sorted(table.foreign_keys, key=lambda key: (key.parent.nullable, key.parent.name)):
        if "unit_id" in key.column.table.c:
            mine = select(key.column).where(key.column.table.c.unit_id == unit_id)
            return query.where(key.parent.in_(mine))
    return query


def _plain(value: Any) -> Any:
    """A time as SQLite stores it: in UTC, without a time zone."""
    return (
        value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) and value.tzinfo else value
    )
