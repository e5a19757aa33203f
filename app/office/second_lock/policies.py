"""Row-level security: the database shows and takes only rows of the union that a transaction is for.

It holds where a query forgets its union, and for tables' owner too (FORCE); a superuser passes it.
SQLite has none: its file is one office's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text

from app.office.second_lock.tables import Owner, locked_tables
from app.transactions import EVERY_UNION, UNION_SETTING

NAME = "of_open_union"
#: What a policy refuses, beside the actions that triggers refuse.
OTHERS = "OTHERS"
#: Whether a union is the one that the transaction is for; nothing is, where it did not say. Migration 0037
#: makes it. PostgreSQL puts the expression in the place of the call.
_FUNCTION = "is_open_union"
_BODY = (
    f" SELECT CASE current_setting('{UNION_SETTING}', true) WHEN '{EVERY_UNION}' THEN true "
    f"ELSE $1 = NULLIF(current_setting('{UNION_SETTING}', true), '')::integer END "
)
PASSED = (
    "Chương trình nối tới PostgreSQL bằng tài khoản bỏ qua khóa thứ hai giữa các công đoàn (superuser hoặc "
    "BYPASSRLS). Hãy nối bằng tài khoản thường sở hữu cơ sở dữ liệu: xem docs/deploy.md."
)
_SPACING = re.compile(r"[\s()]+")


@dataclass(frozen=True, slots=True)
class Policy:
    """The policy of one table: the same condition for what is seen and for what is written."""

    table: str
    owner: Owner

    @property
    def condition(self) -> str:
        """As PostgreSQL stores it, but for spaces and brackets.

        A row beside another asks for that one, which its own policy hides: one look by its key.
        """
        column, parent, may_be_none = self.owner
        if parent:
            return f"(SELECT true AS is_open FROM {parent} p WHERE p.id = {self.table}.{column})"  # noqa: S608 - names of our own
        is_open = f"{_FUNCTION}({column})"
        return f"{column} IS NULL OR {is_open}" if may_be_none else is_open


def wrong_policies(connection: Connection) -> list[str]:
    """Each table of a union that the database does not lock as it should; none on SQLite."""
    if connection.dialect.name == "sqlite":
        return []
    tables = locked_tables()
    if not _is_function_right(connection):
        return list(tables)
    rows = connection.execute(
        text(
            "SELECT c.relname, pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid), "
            "c.relrowsecurity AND c.relforcerowsecurity AND p.polpermissive AND p.polcmd = '*' "
            "AND p.polroles = '{0}' AND 1 = (SELECT count(*) FROM pg_policy q WHERE q.polrelid = c.oid) "
            "FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
            "WHERE p.polname = :name AND c.relnamespace = current_schema()::regnamespace"
        ),
        {"name": NAME},
    )
    right = {table: (_plain(seen), _plain(written)) for table, seen, written, holds in rows if holds}
    return [
        table
        for table, owner in tables.items()
        if right.get(table) != (_plain(Policy(table, owner).condition),) * 2
    ]


def put_policies(connection: Connection) -> list[str]:
    """Lock the tables that are not locked as they should be; returns them. Writes nothing if all are."""
    wrong = wrong_policies(connection)
    if wrong and not _is_function_right(connection):
        connection.execute(
            text(
                f"CREATE OR REPLACE FUNCTION {_FUNCTION}(integer) RETURNS boolean "
                f"LANGUAGE sql STABLE PARALLEL SAFE AS $${_BODY}$$".replace(":", r"\:")
            )
        )
    tables = locked_tables()
    for table in wrong:
        _put(connection, Policy(table, tables[table]))
    return wrong


def is_passed(connection: Connection) -> bool:
    """Whether the program connects as a role that passes every policy: a superuser, or one with BYPASSRLS."""
    if connection.dialect.name == "sqlite":
        return False
    return bool(
        connection.scalar(text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))
    )


def _put(connection: Connection, policy: Policy) -> None:
    table, condition = policy.table, policy.condition
    other = connection.scalars(
        text("SELECT polname FROM pg_policy WHERE polrelid = CAST(:table AS regclass)"), {"table": table}
    )
    for name in other.all():
        connection.execute(text(f'DROP POLICY "{name}" ON {table}'))
    connection.execute(text(f"CREATE POLICY {NAME} ON {table} USING ({condition}) WITH CHECK ({condition})"))
    connection.execute(text(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"))


def _is_function_right(connection: Connection) -> bool:
    row = connection.execute(
        text(
            "SELECT prosrc, provolatile FROM pg_proc "
            "WHERE proname = :name AND pronamespace = current_schema()::regnamespace"
        ),
        {"name": _FUNCTION},
    ).one_or_none()
    return row is not None and tuple(row) == (_BODY, "s")


def _plain(condition: str | None) -> str:
    return _SPACING.sub(" ", condition or "").strip()
