"""Triggers by which the database refuses to change or delete rows that the books must keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

#: Tables whose rows are never updated, and tables whose rows are never deleted (log entries are withdrawn).
NEVER_CHANGED = ("cash_entries", "trail_entries", "vouchers", "closing_balances", "security_events")
NEVER_DELETED = (*NEVER_CHANGED, "activities", "period_closings")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: `action` (UPDATE or DELETE) on `table` is refused."""

    table: str
    action: str

    @property
    def name(self) -> str:
        return f"refuse_{self.action.lower()}_{self.table}"

    @property
    def _message(self) -> str:
        return f"{self.table}: {self.action} is refused, the books are append-only"

    @property
    def in_sqlite(self) -> str:
        """The CREATE statement, as SQLite stores it."""
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.action} ON {self.table} "
            f"BEGIN SELECT RAISE(ABORT, '{self._message}'); END"
        )

    @property
    def in_postgres(self) -> tuple[str, str]:
        """The CREATE statement and the body of its function, as PostgreSQL stores them."""
        statement = (
            f"CREATE TRIGGER {self.name} BEFORE {self.action} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()"
        )
        return statement, f" BEGIN RAISE EXCEPTION '{self._message}'; END "


def guarded() -> list[tuple[str, str]]:
    """Each (table, action) that a trigger refuses."""
    return [(table, "UPDATE") for table in NEVER_CHANGED] + [(table, "DELETE") for table in NEVER_DELETED]


def wrong_triggers(connection: Connection) -> list[tuple[str, str]]:
    """Each (table, action) whose trigger is missing, disabled or different from ours."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        existing: dict[str, Any] = {name: sql for name, sql in rows}  # noqa: C416 - rows are no pairs to mypy
        return [one for one in guarded() if existing.get(Trigger(*one).name) != Trigger(*one).in_sqlite]
    rows = connection.execute(
        text(
            "SELECT t.tgname, pg_get_triggerdef(t.oid, true), p.prosrc "
            "FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
        )
    )
    existing = {name: (statement, body) for name, statement, body in rows}
    return [one for one in guarded() if existing.get(Trigger(*one).name) != Trigger(*one).in_postgres]


def put_triggers(connection: Connection) -> list[tuple[str, str]]:
    """Create the triggers that are missing or differ; returns them. Writes nothing if all are right."""
    wrong = wrong_triggers(connection)
    for one in wrong:
        _put(connection, Trigger(*one))
    return wrong


def _put(connection: Connection, trigger: Trigger) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"DROP TRIGGER IF EXISTS {trigger.name}"))
        connection.execute(text(trigger.in_sqlite))
        return
    statement, body = trigger.in_postgres
    connection.execute(
        text(f"CREATE OR REPLACE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
    )
    connection.execute(text(f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}"))
    connection.execute(text(statement))
