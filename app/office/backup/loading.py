"""Putting the tables of an archive into a database, and comparing what then stands there with the archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, create_engine, event, text

from app.database import known_versions, newest_version
from app.extensions import db
from app.office.backup.archive import summary, tables
from app.office.backup.archive.facts import NEWER, BadArchive, Manifest
from app.office.installation import queries
from app.office.installation.triggers import Trigger, guarded, put_triggers
from app.office.installation.upgrading import alone, migrate
from app.office.second_lock.policies import put_policies

_DIFFERS = "Bảng {table}: bản sao lưu có {wanted} dòng, khôi phục ra {found} dòng hoặc nội dung khác."


def load(
    connection: Connection,
    manifest: Manifest,
    unpacked: Path,
    *,
    upgrades: bool = True,
    is_trial: bool = False,
) -> list[str]:
    """Make the database what the archive says, in the transaction of the connection.

    It is made at the schema of the archive and filled; returns sentences about what then differs from the
    manifest. Only without any it is brought to the newest schema (`upgrades`) and guarded by its triggers.
    For a trial the newest schema is made of the models, in a tenth of the time. Raises BadArchive.
    """
    known = known_versions()
    if manifest.schema not in known:
        raise BadArchive(NEWER)
    _clear(connection)
    if is_trial and manifest.schema == newest_version():
        db.metadata.create_all(connection)
    else:
        migrate(connection, manifest.schema)
    _drop_triggers(connection)
    there = tables.tables_in(connection)
    if {table.name for table in there} != {one.name for one in manifest.tables}:
        raise BadArchive
    for table in reversed(there):
        # Migrations put first rows into some.
        connection.execute(table.delete())
    _fill(connection, there, manifest, unpacked)
    faults = differences(connection, manifest, there)
    if faults:
        return faults
    if is_trial:
        return []
    # A restoration signs everybody out.
    if "user_sessions" in {table.name for table in there}:
        connection.execute(text("DELETE FROM user_sessions"))
    if upgrades and manifest.schema != newest_version():
        migrate(connection)
    _put_triggers(connection)
    return []


def differences(connection: Connection, manifest: Manifest, there: list[Table]) -> list[str]:
    """What the tables hold otherwise than the manifest says: rows, references, balances, the trail."""
    faults = list[str]()
    by_name = {table.name: table for table in there}
    for one in manifest.tables:
        found = tables.digest_of(connection, by_name[one.name])
        if (found.rows, found.hex) != (one.rows, one.digest):
            faults.append(_DIFFERS.format(table=one.name, wanted=one.rows, found=found.rows))
    if queries.orphans_of(connection) > manifest.orphans:
        faults.append("Có dòng trỏ tới dòng không có trong bản sao lưu.")
    if summary.balances_of(connection) != manifest.balances:
        faults.append("Số dư các quỹ không như lúc sao lưu.")
    if summary.heads_of(connection) != manifest.heads:
        faults.append("Dấu vết không nối tới cùng một dòng cuối như lúc sao lưu.")
    return faults


@contextmanager
def scratch(file: Path) -> Iterator[Engine]:
    """A new SQLite database that is given up or moved, without the care that books need meanwhile."""
    engine = create_engine(f"sqlite:///{file}", hide_parameters=True)

    @event.listens_for(engine, "connect")
    def hurry(connection: object, _record: object) -> None:
        connection.execute("PRAGMA synchronous = OFF")  # type: ignore[attr-defined] # a driver's connection

    try:
        yield engine
    finally:
        engine.dispose()


def load_scratch(engine: Engine, manifest: Manifest, unpacked: Path, **how: bool) -> list[str]:
    """`load` in a transaction of its own."""
    with alone(engine) as connection:
        return load(connection, manifest, unpacked, **how)


def _clear(connection: Connection) -> None:
    """Drop our tables, where the database is not a new one."""
    there = queries.tables_of(connection)
    if tables.VERSION_TABLE not in there:
        return
    db.metadata.drop_all(connection)
    connection.execute(text(f"DROP TABLE {tables.VERSION_TABLE}"))
    if connection.dialect.name != "sqlite":
        _drop_functions(connection)


def _drop_functions(connection: Connection) -> None:
    """Functions of triggers and of word order, which the migrations create again; none of an extension."""
    signatures = connection.scalars(
        text(
            "SELECT CAST(p.oid AS regprocedure)::text FROM pg_proc p "
            "JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = current_schema() "
            "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
        )
    ).all()
    for signature in signatures:
        connection.execute(text(f"DROP FUNCTION {signature}"))


def _fill(connection: Connection, there: list[Table], manifest: Manifest, unpacked: Path) -> None:
    facts = {one.name: one for one in manifest.tables}
    for table in there:
        one = facts[table.name]
        tables.fill_table(connection, table, tables.lines_in(unpacked / one.path, one))
        tables.reset_sequence(connection, table)


def _drop_triggers(connection: Connection) -> None:
    """Rows come in freely; the triggers are put back once they are there."""
    quote = connection.dialect.identifier_preparer.quote
    if connection.dialect.name == "sqlite":
        for name in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            connection.execute(text(f"DROP TRIGGER {quote(name)}"))
        return
    rows = connection.execute(
        text(
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE NOT t.tgisinternal AND n.nspname = current_schema()"
        )
    ).all()
    for name, table in rows:
        connection.execute(text(f"DROP TRIGGER {quote(name)} ON {quote(table)}"))


def _put_triggers(connection: Connection) -> None:
    """All of them, and the policies, where the schema has every table (an older one may not)."""
    wanted = {Trigger(*one).table for one in guarded(connection.dialect.name)}
    if wanted <= queries.tables_of(connection):
        put_triggers(connection)
    # An older program, for which an older schema is kept, would not say for which union it asks.
    if queries.version_of(connection) == newest_version():
        put_policies(connection)
