"""An upgrade is complete or not done at all, wherever it is interrupted; a checked copy is made before."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from app.extensions import db
from app.office.backup import records, settings
from app.office.backup.proving import try_out
from app.office.backup.rules import Reason
from app.office.installation import sqlite_file, upgrading
from app.office.installation.opening import for_serving
from app.office.installation.queries import version_of
from app.office.installation.troubles import Unusable
from tests.admin.verification.test_verify import put_books, verify
from tests.office.backup.filled import IDENTITY, KEY_FILE
from tests.office.installation.older import (
    STEPS,
    PowerCut,
    all_of,
    copies,
    cut_before,
    engine_at,
    rows_of,
    shape_of,
    take_back,
)

pytestmark = pytest.mark.starts_with(fill=put_books)
NEWEST = STEPS[-1]
#: About the number of statements in the migrations.
MIGRATING = 100


@pytest.fixture
def engine(app: Flask, kept: object) -> Iterator[Engine]:
    """The database of books with money, visits, a closing and a trail in them; nobody else uses it."""
    db.session.remove()
    db.engine.dispose()
    with engine_at(app.config["SQLALCHEMY_DATABASE_URI"]) as made:
        yield made


@pytest.fixture
def folder(app: Flask) -> Path:
    """The installation's folder, where copies go."""
    return Path(app.instance_path)


def version(engine: Engine) -> str:
    with engine.connect() as connection:
        return version_of(connection)


@pytest.fixture(autouse=True)
def _no_backup(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most tests upgrade many times; what is backed up before has tests of its own."""
    if not {"backup", "locked", "copy"} & set(request.node.name.split("_")):
        nothing = SimpleNamespace(path="", drop=lambda: None)
        monkeypatch.setattr("app.office.backup.actions.before_upgrade", lambda *_: nothing)


def only_on_sqlite(engine: Engine) -> Path:
    file = sqlite_file.file_of(engine.url)
    if file is None:
        pytest.skip("copies are made of books in a file")
    return file


def test_cut_before_any_statement_it_leaves_the_older_books_and_the_next_start_goes_through(
    engine: Engine, folder: Path
) -> None:
    """From the oldest schema to the newest: each statement of the migrations, some of the triggers."""
    take_back(engine, STEPS[0])
    before, shape, at = all_of(engine), shape_of(engine), 0
    while version(engine) != NEWEST:
        try:
            with cut_before(at):
                upgrading.bring_up_to_date(engine, folder)
        except PowerCut:
            assert shape_of(engine) == shape, f"cut before statement {at}"
            # Every row takes longer to read than the schema.
            assert at % 20 or all_of(engine) == before, f"cut before statement {at}"
            # The triggers at the end are hundreds of statements, each like the one before.
            at += 1 if at < MIGRATING else 40
    assert at > MIGRATING
    assert upgrading.bring_up_to_date(engine, folder) is None


@pytest.mark.parametrize("schema", STEPS[:-1])
def test_books_of_each_landed_schema_come_whole_to_the_newest(
    app: Flask, engine: Engine, folder: Path, schema: str
) -> None:
    take_back(engine, schema)
    older = rows_of(engine)
    assert for_serving(engine, folder).migrated == schema
    now = rows_of(engine)
    for table in ("activities", "cash_entries", "trail_entries", "members", "users", "units"):
        assert now[table] >= older[table] > 0, table
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM trail_entries")) == (
            connection.scalar(text("SELECT count(*) FROM trail_details"))
        )
    result = verify(app)
    # Data without a table in the older schema is gone; everything else must agree.
    assert "Dấu vết" not in result.output
    assert "trỏ tới một dòng không có" not in result.output
    assert "chặn" not in result.output


def test_a_proven_backup_lies_beside_the_books_for_their_owner_alone(engine: Engine, folder: Path) -> None:
    """On either engine; without a key it is as little locked as the books beside it."""
    take_back(engine, "0006")
    older = rows_of(engine)
    for_serving(engine, folder)
    (backup,) = records.backups_in(folder)
    assert backup.reason == Reason.BEFORE_UPGRADE
    assert backup.proven_at
    assert backup.note
    assert (backup.note.schema, backup.note.is_locked) == ("0006", False)
    assert backup.note.rows == sum(older.values()) - older["alembic_version"]
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600


def test_locked_where_a_key_was_set(engine: Engine, folder: Path) -> None:
    settings.write(folder, settings.BackupSettings(recipient=KEY_FILE.lock.recipient))
    take_back(engine, "0006")
    for_serving(engine, folder)
    (backup,) = records.backups_in(folder)
    manifest, faults = try_out(backup.path, IDENTITY, folder)
    assert (manifest.schema, faults) == ("0006", [])


def test_an_upgrade_that_failed_leaves_no_copy(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_back(engine, "0006")

    def cut(_connection: object) -> None:
        assert len(copies(folder)) == 2
        raise PowerCut

    monkeypatch.setattr(upgrading, "migrate", cut)
    with pytest.raises(PowerCut):
        upgrading.bring_up_to_date(engine, folder)
    assert copies(folder) == []


def test_where_the_backup_cannot_be_made_nothing_is_migrated(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_back(engine, "0006")
    before = all_of(engine)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "copy.tar")

    monkeypatch.setattr("app.office.backup.archive.making.os.fsync", full)
    with pytest.raises(Unusable, match="đã đầy"):
        for_serving(engine, folder)
    assert all_of(engine) == before
    assert copies(folder) == []


def test_where_the_backup_is_not_proven_nothing_is_migrated(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_back(engine, "0006")
    before = all_of(engine)
    monkeypatch.setattr("app.office.backup.proving.faults_of_made", lambda _made: ["Bảng dues: khác."])
    with pytest.raises(Unusable, match="chưa nâng cấp"):
        for_serving(engine, folder)
    assert all_of(engine) == before
    assert copies(folder) == []


def test_a_migration_that_tears_rows_apart_is_taken_back(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_on_sqlite(engine)
    take_back(engine, "0006")
    before = all_of(engine)
    migrate = upgrading.migrate

    def careless(connection: object) -> None:
        migrate(connection)  # type: ignore[arg-type]
        connection.execute(text("DELETE FROM members"))  # type: ignore[attr-defined]

    monkeypatch.setattr("app.office.installation.upgrading.migrate", careless)
    with pytest.raises(Unusable, match="mất liên kết"):
        for_serving(engine, folder)
    assert all_of(engine) == before


def test_foreign_keys_are_enforced_again_afterwards(engine: Engine, folder: Path) -> None:
    only_on_sqlite(engine)
    take_back(engine, "0006")
    for_serving(engine, folder)
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
