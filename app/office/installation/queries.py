"""Selects of the installation on a given connection: they run before there is a session."""

from __future__ import annotations

from sqlalchemy import Connection, func, inspect, select, text

from app.office.installation.models import Installation


def tables_of(connection: Connection) -> set[str]:
    """The names of every table that the database holds."""
    return set(inspect(connection).get_table_names())


def orphans_of(connection: Connection) -> int:
    """How many rows refer to a missing row; 0 on PostgreSQL, which enforces references."""
    if connection.dialect.name != "sqlite":
        return 0
    return len(connection.execute(text("PRAGMA foreign_key_check")).all())


def version_of(connection: Connection) -> str:
    """The schema revision of the database; "" for one without our schema."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def key_of(connection: Connection) -> str:
    """The key that the mark file must have too; "" while the database has none."""
    if not inspect(connection).has_table(Installation.__tablename__):
        return ""
    return connection.scalar(select(func.min(Installation.key))) or ""


def is_begun(connection: Connection) -> bool:
    """Whether there are books: a union or an account. The schema must exist."""
    found = connection.scalar(text("SELECT (SELECT count(*) FROM units) + (SELECT count(*) FROM users)"))
    return bool(found)
