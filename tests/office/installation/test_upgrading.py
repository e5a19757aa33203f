"""An upgrade is complete or not done at all, wherever it is interrupted; a checked copy is made before."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from app.extensions import db
from app.office.installation import sqlite_file, upgrading
from app.office.installation.opening import for_serving
from app.office.installation.queries import version_of
from app.office.installation.troubles import Unusable
from tests.admin.verification.test_verify import put_books, verify
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
#: So many statements the migrations have, about.
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


def test_a_proved_copy_lies_beside_the_books_for_their_owner_alone(engine: Engine, folder: Path) -> None:
    only_on_sqlite(engine)
    take_back(engine, "0006")
    older = all_of(engine)
    for_serving(engine, folder)
    (name,) = copies(folder)
    copy = folder / name
    assert name.startswith("truoc-nang-cap-0006-")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with engine_at(f"sqlite:///{copy}") as of_copy:
        assert all_of(of_copy) == older


def test_a_small_number_of_copies_is_kept(engine: Engine, folder: Path) -> None:
    only_on_sqlite(engine)
    for number in range(upgrading.COPIES_KEPT + 2):
        (folder / f"truoc-nang-cap-0001-2024010{number}-000000.db").touch()
    take_back(engine, "0006")
    for_serving(engine, folder)
    kept = copies(folder)
    assert len(kept) == upgrading.COPIES_KEPT
    assert any(name.startswith("truoc-nang-cap-0006-") for name in kept)


def test_an_upgrade_that_failed_leaves_no_copy(engine: Engine, folder: Path) -> None:
    take_back(engine, "0006")
    with pytest.raises(PowerCut), cut_before(12):
        upgrading.bring_up_to_date(engine, folder)
    assert copies(folder) == []


def test_where_the_copy_cannot_be_made_nothing_is_migrated(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_on_sqlite(engine)
    take_back(engine, "0006")
    before = all_of(engine)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "copy.db")

    monkeypatch.setattr("app.office.installation.sqlite_file.os.fsync", full)
    with pytest.raises(Unusable, match="đã đầy"):
        for_serving(engine, folder)
    assert all_of(engine) == before
    assert copies(folder) == []


def test_on_postgres_the_console_tells_how_to_take_a_copy(
    engine: Engine, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("there the copy is made")
    take_back(engine, "0006")
    for_serving(engine, folder)
    assert "pg_dump -Fc -f truoc-nang-cap-0006.dump postgresql://" in caplog.text


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
