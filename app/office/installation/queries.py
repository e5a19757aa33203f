"""Selects of the installation, on a connection of their own: they are asked before there is a session."""

from __future__ import annotations

from sqlalchemy import Connection, func, inspect, select, text

from app.office.installation.models import Installation


def tables_of(connection: Connection) -> set[str]:
    """The names of every table that the database holds."""
    return set(inspect(connection).get_table_names())


def version_of(connection: Connection) -> str:
    """The revision that the database is at, or "" for one without ours."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def key_of(connection: Connection) -> str:
    """The key by which the installation's mark names the database; "" while it has none."""
    if not inspect(connection).has_table(Installation.__tablename__):
        return ""
    return connection.scalar(select(func.min(Installation.key))) or ""


def is_begun(connection: Connection) -> bool:
    """Whether there are books: a union, or somebody with an account. The schema must be made."""
    found = connection.scalar(text("SELECT (SELECT count(*) FROM units) + (SELECT count(*) FROM users)"))
    return bool(found)
