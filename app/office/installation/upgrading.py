"""Migrating the schema in one transaction, after a copy of the books.

If it is interrupted, schema and books stay as they were.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from app.database import MIGRATIONS, newest_version
from app.office.installation import queries
from app.office.installation.triggers import put_triggers
from app.office.installation.troubles import Unusable
from app.office.second_lock.policies import put_policies
from app.transactions import connected

_COPIED = "Nâng cấp sổ từ lược đồ {was} lên {new}. Bản sao lưu trước khi nâng cấp: {copy}"
_TORN = (
    "Nâng cấp sổ từ lược đồ {was} làm mất liên kết giữa các dòng nên đã được bỏ; sổ còn như cũ. "
    "Hãy dùng lại bản chương trình trước và báo cho người làm chương trình."
)
#: Where no log is set up, as in a command, this is the bare sentence on stderr.
_log = logging.getLogger(__name__)
#: Any number that no other program on the same PostgreSQL is likely to lock.
_OUR_LOCK = 7_391_020_511
#: How long a start waits for another that upgrades, in milliseconds.
_PATIENCE = 600_000


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """A transaction on a new connection, only one at a time over all processes; committed at the end.

    On SQLite it holds the write lock from the beginning, and foreign keys are not enforced: rebuilding a
    table in a migration would otherwise delete the rows that refer to it.
    """
    with connected(engine, writes=True, patience=_PATIENCE) as connection:
        if engine.dialect.name == "sqlite":
            driver = connection.connection.driver_connection
            assert driver is not None  # noqa: S101 - a connection that was just made
            # Before the transaction begins: SQLite ignores it inside one.
            driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                lock(connection)
                yield connection
        finally:
            # Not returned to the pool, whose connections enforce foreign keys.
            connection.invalidate()


def lock(connection: Connection) -> None:
    """Take the installation's lock until the end of the transaction; call it before any other statement.

    On SQLite a writing transaction holds the write lock from its beginning.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(text(f"SET LOCAL lock_timeout = {_PATIENCE}"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_OUR_LOCK})"))


def bring_up_to_date(engine: Engine, folder: Path) -> str | None:
    """Migrate to the newest schema; returns the one before ("" for none), None if there was nothing to do.

    Raises Unusable when the books cannot be copied first, or rows would lose their references.
    """
    with alone(engine) as connection:
        was = queries.version_of(connection)
        if was == newest_version():
            return None
        with _copied(engine, folder, was) if was else nullcontext():
            orphans = queries.orphans_of(connection)
            migrate(connection)
            if (now := queries.version_of(connection)) != newest_version():
                # Else every start would upgrade, and begin again.
                raise RuntimeError(f"the migrations lead to {now}, not to {newest_version()}")
            if queries.orphans_of(connection) > orphans:
                raise Unusable(_TORN.format(was=was))
            put_triggers(connection)
            put_policies(connection)
    return was


def migrate(connection: Connection, revision: str = "head") -> None:
    """Bring the schema up to a revision, in the transaction of the connection."""
    # Alembic takes 11 MB: it is loaded only when there is something to migrate.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@contextmanager
def _copied(engine: Engine, folder: Path, was: str) -> Iterator[None]:
    """Back up the books of schema `was`, with a message on stderr; the backup goes if the block fails."""
    # Imported when used: most starts upgrade nothing.
    from app.office.backup.actions import before_upgrade

    copy = before_upgrade(engine, folder)
    _log.warning(_COPIED.format(was=was, new=newest_version(), copy=copy.path))
    try:
        yield
    except BaseException:
        copy.drop()
        raise
