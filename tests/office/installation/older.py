"""Books of an older schema with data, and reading the complete content of a database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text

from app.database import MIGRATIONS
from app.office.installation.upgrading import alone
from tests.admin.verification.damage import drop_triggers

#: Every schema that has landed, the oldest first.
STEPS = [step.revision for step in reversed(list(ScriptDirectory(str(MIGRATIONS)).walk_revisions()))]


class PowerCut(Exception):
    """The process ended here."""


@contextmanager
def engine_at(url: str) -> Iterator[Engine]:
    """An engine of our own."""
    engine = create_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def take_back(engine: Engine, revision: str) -> None:
    """Bring filled books to an older schema, as the older program would have left them."""
    with alone(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        drop_triggers(connection)
        command.downgrade(config, revision)


def all_of(engine: Engine) -> dict[str, list[str]]:
    """Every table with its columns, and every row, as text; and the triggers."""
    with engine.connect() as connection:
        seen = inspect(connection)
        found = {
            table: [
                *(f"{one['name']} {one['type']}" for one in seen.get_columns(table)),
                *sorted(map(str, connection.execute(text(f'SELECT * FROM "{table}"')))),
            ]
            for table in seen.get_table_names()
        }
        return {**found, "triggers": sorted(_triggers(connection))}


def rows_of(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    with engine.connect() as connection:
        return {
            table: connection.scalar(text(f'SELECT count(*) FROM "{table}"')) or 0
            for table in inspect(connection).get_table_names()
        }


def shape_of(engine: Engine) -> list[str]:
    """Every column of every table and the schema's version, read by one cheap statement."""
    queries = {
        "sqlite": "SELECT coalesce(sql, name) FROM sqlite_master",
        "postgresql": "SELECT attrelid::text || attname FROM pg_attribute "
        "WHERE attnum > 0 AND attrelid > 16383",
    }
    version = " UNION ALL SELECT version_num FROM alembic_version"
    with engine.connect() as connection:
        return sorted(connection.scalars(text(queries[engine.dialect.name] + version)))


def _triggers(connection: Connection) -> list[str]:
    queries = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    return list(connection.scalars(text(queries[connection.dialect.name])))


@contextmanager
def cut_before(statement: int) -> Iterator[list[int]]:
    """Raises PowerCut instead of sending the writing statement of this number, from 0; yields the count.

    Reading statements need no cut of their own: nothing has changed since the write before.
    """
    sent = [0]

    def count(_c: object, _cursor: object, sql: str, *_: object) -> None:
        if sql.lstrip().upper().startswith(("SELECT", "PRAGMA")):
            return
        if sent[0] == statement:
            raise PowerCut
        sent[0] += 1

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def copies(folder: Path) -> list[str]:
    """The names of backups from before an upgrade, finished or not."""
    return sorted(path.name for path in (folder / "backups").glob("*"))
