"""Triggers by which the database refuses to change, delete or replace rows that the books must keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, UniqueConstraint, text

from app.extensions import Model
from app.office.seals.tables import SEALED

#: Tables whose rows are never updated, and those from which the application deletes rows: side rows that are
#: written again, or a relation that ends. From every other table of the books nothing is ever deleted.
NEVER_CHANGED = (
    "cash_entries",
    "trail_entries",
    "vouchers",
    "closing_balances",
    "frozen_reports",
    "security_events",
    "seals",
)
DELETED_FROM = (
    "activity_members",
    "commitment_evidence",
    "commitment_funds",
    "congresses",
    "counted_notes",
    "gift_recipients",
    "grants",
    # Two records of one person are merged.
    "members",
    "norm_excesses",
    # The one in office is replaced by another from the same day on.
    "officers",
    "portraits",
    "second_factors",
    "series_occurrences",
)
NEVER_REPLACED = (*SEALED, "security_events", "seals")
NEVER_DELETED = tuple(table for table in NEVER_REPLACED if table not in DELETED_FROM)


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: `action` (UPDATE, DELETE, REPLACE or TRUNCATE) on `table` is refused.

    REPLACE is SQLite's: `INSERT OR REPLACE` removes the row that is in its way without a delete trigger.
    TRUNCATE is PostgreSQL's, and fires no trigger of rows.
    """

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
        if self.action == "REPLACE":
            refusals = " ".join(self._refusal(columns) for columns in self._unique())
            return f"CREATE TRIGGER {self.name} BEFORE INSERT ON {self.table} BEGIN {refusals} END"
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.action} ON {self.table} "
            f"BEGIN SELECT RAISE(ABORT, '{self._message}'); END"
        )

    def _refusal(self, columns: tuple[str, ...]) -> str:
        """Refuses a second row with these values in the words that SQLite has for it without REPLACE."""
        same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
        named = ", ".join(f"{self.table}.{column}" for column in columns)
        found = f"(SELECT 1 FROM {self.table} WHERE {same})"  # noqa: S608 - names of our own
        return f"SELECT RAISE(ABORT, 'UNIQUE constraint failed: {named}') WHERE EXISTS {found};"

    def _unique(self) -> list[tuple[str, ...]]:
        """The columns of the primary key and of everything else unique without a condition."""
        table: Table = Model.metadata.tables[self.table]
        keys = [tuple(column.name for column in table.primary_key)]
        keys += [
            tuple(column.name for column in one.columns)
            for one in table.constraints
            if isinstance(one, UniqueConstraint)
        ]
        keys += [
            tuple(column.name for column in one.columns)
            for one in table.indexes
            if one.unique and one.dialect_options["sqlite"]["where"] is None
        ]
        return [keys[0], *sorted(keys[1:])]

    @property
    def in_postgres(self) -> tuple[str, str]:
        """The CREATE statement and the body of its function, as PostgreSQL stores them."""
        each = "STATEMENT" if self.action == "TRUNCATE" else "ROW"
        statement = (
            f"CREATE TRIGGER {self.name} BEFORE {self.action} ON {self.table} "
            f"FOR EACH {each} EXECUTE FUNCTION {self.name}()"
        )
        return statement, f" BEGIN RAISE EXCEPTION '{self._message}'; END "


def guarded(dialect: str) -> list[tuple[str, str]]:
    """Each (table, action) that a trigger refuses on this kind of database (`sqlite`, `postgresql`)."""
    removing = "REPLACE" if dialect == "sqlite" else "TRUNCATE"
    every = [
        *((table, "UPDATE") for table in NEVER_CHANGED),
        *((table, "DELETE") for table in NEVER_DELETED),
        *((table, removing) for table in NEVER_REPLACED),
    ]
    return [one for one in every if one[0] in Model.metadata.tables]


def wrong_triggers(connection: Connection) -> list[tuple[str, str]]:
    """Each (table, action) whose trigger is missing, disabled or different from ours."""
    all_guarded = guarded(connection.dialect.name)
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        existing: dict[str, Any] = {name: sql for name, sql in rows}  # noqa: C416 - rows are no pairs to mypy
        return [one for one in all_guarded if existing.get(Trigger(*one).name) != Trigger(*one).in_sqlite]
    rows = connection.execute(
        text(
            "SELECT t.tgname, pg_get_triggerdef(t.oid, true), p.prosrc "
            "FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
        )
    )
    existing = {name: (statement, body) for name, statement, body in rows}
    return [one for one in all_guarded if existing.get(Trigger(*one).name) != Trigger(*one).in_postgres]


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
