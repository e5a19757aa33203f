"""A restoration puts all of an archive in the place of the books, or nothing, and keeps what stood there."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from app.database import newest_version
from app.extensions import db
from app.office.backup import in_use, loading, records, restoring, settings
from app.office.backup.archive.facts import BadArchive, Manifest
from app.office.backup.archive.making import WORK, Made, make
from app.office.backup.archive.unpacking import unpack
from app.office.backup.loading import load_scratch, scratch
from app.office.backup.proving import faults_of_made, try_out
from app.office.backup.rules import BACKUPS, Reason, named_in
from app.office.installation import sqlite_file, upgrading
from app.office.installation.checks import trigger_faults
from app.office.installation.files import ROOTS, trusted_roots_in
from app.office.installation.opening import for_serving
from app.office.installation.queries import version_of
from app.office.installation.troubles import Unusable
from app.office.seals.tables import NOT_SEALED
from tests.admin.verification.full_books import PAPER, SCAN, fill_empty, put_every_kind
from tests.admin.verification.test_verify import put_books
from tests.conftest import put_member, the_union
from tests.office.backup.filled import (
    IDENTITY,
    KEY_FILE,
    NOW,
    folder_of,
    inner_of,
    let_go,
    made_of,
    put_scans,
    rows_of,
)
from tests.office.installation.older import STEPS, engine_at, take_back

pytestmark = pytest.mark.starts_with(fill=put_books)
Rows = dict[str, list[bytes]]


@pytest.fixture(autouse=True)
def _quick_schema(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest schema made of the models: the migrations take seconds, and other tests compare the two."""
    real = upgrading.migrate

    def quick(connection: Connection, revision: str = "head") -> None:
        if connection.dialect.name != "sqlite" or revision != newest_version():
            return real(connection, revision)
        db.metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:at)"), {"at": revision})
        return None

    # A lock that is never given is a failure, not a wait of ten minutes.
    monkeypatch.setattr(upgrading, "_PATIENCE", 10_000)
    if "really_migrated" not in request.node.name:
        monkeypatch.setattr(loading, "migrate", quick)


@pytest.fixture
def engine(app: Flask, kept: object) -> Iterator[Engine]:
    """The engine of the books, over a connection of its own."""
    db.session.commit()
    let_go()
    with engine_at(app.config["SQLALCHEMY_DATABASE_URI"]) as made:
        yield made
    let_go()


def go_on(app: Flask) -> None:
    """The books after the backup: somebody came, and a scan is lost."""
    put_member(the_union(), "DV777", "Người Đến Sau")
    db.session.commit()
    let_go()


def restored(engine: Engine, folder: Path, made: Made) -> restoring.Restored:
    restoring.lay_ready(folder, made.path, IDENTITY)
    done = restoring.put_in_place(engine, folder)
    assert done
    return done


def test_it_brings_every_row_and_scan_back_and_keeps_what_stood(app: Flask, engine: Engine) -> None:
    scans, folder = put_scans(app), folder_of(app)
    before = rows_of(engine)
    made, contents = made_of(app), [path.read_bytes() for path in scans]
    go_on(app)
    for path in scans:
        path.unlink()
    after = rows_of(engine)
    assert after != before
    done = restored(engine, folder, made)
    assert rows_of(engine) == before
    assert [path.read_bytes() for path in scans] == contents
    assert done.saved
    with scratch(folder.parent / "truoc.db") as of_saved:
        manifest = inner_of_saved(done.saved, folder.parent / "truoc")
        assert load_scratch(of_saved, manifest, folder.parent / "truoc") == []
        assert rows_of(of_saved) == after
    assert not (folder / in_use.READY).exists()
    assert [path.name for path in folder.glob(".*")] == []


@pytest.mark.engine_free
def test_kinds_of_the_installations_own_come_back_and_others_stay(app: Flask, engine: Engine) -> None:
    folder = folder_of(app)
    kinds = folder / "loai-hinh"
    kinds.mkdir()
    pottery = 'label = "Nghiệp đoàn gốm"\npeople = "thợ gốm"\n'.encode()
    (kinds / "nghe-gom.toml").write_bytes(pottery)
    (kinds / "Ghi chép.toml").write_bytes(b"not a kind")
    made = made_of(app)
    assert faults_of_made(made) == []
    (kinds / "nghe-gom.toml").unlink()
    (kinds / "nghe-may.toml").write_bytes(b"another")
    restored(engine, folder, made)
    assert (kinds / "nghe-gom.toml").read_bytes() == pottery
    assert sorted(path.name for path in kinds.iterdir()) == [
        "Ghi chép.toml",
        "nghe-gom.toml",
        "nghe-may.toml",
    ]


@pytest.mark.engine_free
def test_trusted_certificates_come_back_and_others_stay(app: Flask, engine: Engine) -> None:
    folder = folder_of(app)
    roots = folder / ROOTS
    roots.mkdir()
    (roots / "Nha-cap-so-1.pem").write_bytes(b"first")
    (roots / "Chứng thư số (gốc).CER").write_bytes(b"second")
    (roots / "doc..crt").write_bytes(b"third")
    (roots / "ghi chú.txt").write_bytes(b"no certificate")
    (roots / "trong.pem").mkdir()
    made = made_of(app)
    assert faults_of_made(made) == []
    for path in trusted_roots_in(folder):
        path.unlink()
    (roots / "Nha-cap-so-1.pem").write_bytes(b"another")
    (roots / "moi.der").write_bytes(b"since")
    restored(engine, folder, made)
    found = {path.read_bytes(): path.name for path in trusted_roots_in(folder)}
    assert set(found) == {b"first", b"second", b"third", b"since"}
    assert found[b"first"] == "Nha-cap-so-1.pem"
    assert found[b"second"].endswith(".cer")


@pytest.mark.parametrize("before", [1, 2])
def test_an_archive_of_the_layout_before_is_read(app: Flask, engine: Engine, before: int) -> None:
    manifest = made_of(app).manifest
    older = {**json.loads(manifest.to_json()), "format": before}
    assert Manifest.from_json(json.dumps(older).encode()) == manifest


def inner_of_saved(path: Path, into: Path) -> Manifest:
    """No key was set, so what stood before lies unlocked beside the books, as they did."""
    into.mkdir()
    return unpack(path, None, into)


def test_the_restored_books_refuse_changes_and_number_on(app: Flask, engine: Engine) -> None:
    made = made_of(app)
    restored(engine, folder_of(app), made)
    with engine.connect() as connection:
        assert trigger_faults(connection) == []
        assert version_of(connection) == newest_version()
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text("DELETE FROM cash_entries"))
    put_member(the_union(), "DV778", "Người Mới")
    db.session.commit()


def test_everybody_is_signed_out_and_the_other_keys_come_back(app: Flask, engine: Engine) -> None:
    folder = folder_of(app)
    for name in ("secret_key", "backup_settings"):
        (folder / name).write_text("{}")
    made = made_of(app)
    (folder / "backup_settings").unlink()
    # The key of second factors comes back too.
    (folder / "secret_key").write_text("another")
    restored(engine, folder, made)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM user_sessions")) == 0
    assert (folder / "secret_key").read_text() == "{}"
    assert json.loads((folder / "backup_settings").read_text())["recipient"] == ""
    assert (folder / "backup_settings").stat().st_mode & 0o777 == 0o600


@pytest.mark.engine_free
def test_settings_of_this_machine_stay(app: Flask, engine: Engine) -> None:
    folder = folder_of(app)
    (folder / "backup_settings").write_text('{"hour": 3}')
    made = made_of(app)
    (folder / "backup_settings").write_text('{"hour": 4}')
    restored(engine, folder, made)
    assert json.loads((folder / "backup_settings").read_text())["hour"] == 4


def test_into_an_empty_folder_really_migrated(app: Flask, engine: Engine, tmp_path: Path) -> None:
    put_scans(app)
    before, made = rows_of(engine), made_of(app)
    elsewhere = tmp_path / "may-khac"
    with engine_at(f"sqlite:///{elsewhere / 'so-cong-doan.db'}") as fresh:
        assert restored(fresh, elsewhere, made).saved is None
        for_serving(fresh, elsewhere)
        assert {**rows_of(fresh), "installation": []} == {**before, "installation": []}
    assert len(list((elsewhere / "uploads").iterdir())) == 2
    assert (elsewhere / "so-cong-doan.db").stat().st_mode & 0o777 == 0o600


def test_from_one_engine_to_the_other_and_back_every_row_is_equal(
    app: Flask, engine: Engine, tmp_path: Path
) -> None:
    put_scans(app)
    before, made = rows_of(engine), made_of(app)
    elsewhere = tmp_path / "may-khac"
    (elsewhere / "uploads").mkdir(parents=True)
    with engine_at(f"sqlite:///{elsewhere / 'so-cong-doan.db'}") as other:
        restored(other, elsewhere, made)
        assert rows_of(other) == before
        back = make(other, elsewhere, tmp_path / "ve.tar", KEY_FILE.lock, Reason.BY_HAND, NOW)
    go_on(app)
    assert tables_in(back) == tables_in(made)
    restored(engine, folder_of(app), back)
    assert rows_of(engine) == before
    assert made.manifest.balances == back.manifest.balances
    assert made.manifest.heads == back.manifest.heads


#: Written by nobody but the program itself, at its start and at each commit, and ended by a restoration.
OWN = {"first_run", "installation", "row_seals", "seals", "user_sessions"}


def put_every_table() -> int:
    """A row in each table, whichever room it is of."""
    books = put_every_kind()
    fill_empty(books.unit, set(NOT_SEALED) - OWN)
    db.session.commit()
    return books.unit


@pytest.mark.starts_with(fill=put_every_table)
def test_every_table_there_is_comes_over_to_the_other_engine_and_back(
    app: Flask, engine: Engine, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "may-khac"
    for folder in (folder_of(app), elsewhere):
        (folder / "uploads").mkdir(parents=True, exist_ok=True)
    (folder_of(app) / "uploads" / SCAN).write_bytes(PAPER)
    before, made = rows_of(engine), made_of(app)
    assert [name for name in db.metadata.tables if name not in OWN and not before[name]] == []
    with engine_at(f"sqlite:///{elsewhere / 'so-cong-doan.db'}") as other:
        restored(other, elsewhere, made)
        assert rows_of(other) == before
        back = make(other, elsewhere, tmp_path / "ve.tar", KEY_FILE.lock, Reason.BY_HAND, NOW)
    restored(engine, folder_of(app), back)
    assert rows_of(engine) == before
    assert tables_in(back) == tables_in(made)
    assert faults_of_made(back) == []


def tables_in(made: Made) -> dict[str, tuple[int, str]]:
    """What the manifest says of each table but that of sessions, which a restoration ends."""
    return {one.name: (one.rows, one.digest) for one in made.manifest.tables if one.name != "user_sessions"}


@pytest.mark.parametrize("schema", [STEPS[0], STEPS[6], STEPS[-2]])
def test_books_of_an_older_schema_are_loaded_as_they_were_and_then_upgraded(
    app: Flask, engine: Engine, schema: str
) -> None:
    take_back(engine, schema)
    older = rows_of(engine)
    made = make(engine, folder_of(app), folder_of(app).parent / "b.tar", KEY_FILE.lock, Reason.BY_HAND, NOW)
    assert made.manifest.schema == schema
    assert faults_of_made(made) == []
    with scratch(folder_of(app).parent / "cu.db") as old:
        manifest = inner_of(made.path, folder_of(app).parent / "mo")
        assert load_scratch(old, manifest, folder_of(app).parent / "mo", upgrades=False) == []
        assert rows_of(old) == older
    for_serving(engine, folder_of(app))
    restored(engine, folder_of(app), made)
    with engine.connect() as connection:
        assert version_of(connection) == newest_version()
    assert rows_of(engine)["cash_entries"] or schema == STEPS[0]


# Cut off.


def snapshot(engine: Engine) -> Rows:
    found = rows_of(engine)
    engine.dispose()
    return found


STEPS_BEFORE = ["unpack", "load_scratch", "_fold", "_sync", "made_and_proven"]


@pytest.mark.parametrize("step", STEPS_BEFORE)
def test_cut_off_or_full_before_the_change_it_leaves_the_old_books(
    app: Flask, engine: Engine, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    put_scans(app)
    made, folder = made_of(app), folder_of(app)
    go_on(app)
    before, scans = snapshot(engine), sorted((folder / "uploads").iterdir())

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, step, full)
    with pytest.raises(OSError, match="No space"):
        restored(engine, folder, made)
    assert snapshot(engine) == before
    assert sorted((folder / "uploads").iterdir()) == scans
    assert not restoring.is_begun(folder)
    monkeypatch.undo()
    assert restoring.ready_in(folder) is None
    # The next one goes through.
    restored(engine, folder, made)


class PowerCut(BaseException):
    """The process ended here."""


STEPS_AFTER = ["_place_scans", "_place_keys", "give_up"]


@pytest.mark.parametrize("step", STEPS_AFTER)
@pytest.mark.parametrize("after", [False, True])
def test_cut_off_while_it_is_put_in_place_the_next_to_open_completes_it(
    app: Flask, engine: Engine, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    scans, folder = put_scans(app), folder_of(app)
    wanted, made = rows_of(engine), made_of(app)
    go_on(app)
    restoring.lay_ready(folder, made.path, IDENTITY)
    real = getattr(restoring, step)

    def cut(*arguments: object) -> None:
        if after:
            real(*arguments)
        raise PowerCut

    monkeypatch.setattr(restoring, step, cut)
    with pytest.raises(PowerCut):
        restoring.put_in_place(engine, folder)
    monkeypatch.undo()
    engine.dispose()
    if not (step == "give_up" and after):
        assert restoring.put_in_place(engine, folder)
    assert rows_of(engine) == wanted
    assert all(path.exists() for path in scans)
    assert restoring.put_in_place(engine, folder) is None


# Refusals.


def test_while_a_server_runs_on_the_folder_nothing_is_changed(app: Flask, engine: Engine) -> None:
    made, folder = made_of(app), folder_of(app)
    go_on(app)
    before = snapshot(engine)
    held = in_use.share(folder)
    restoring.lay_ready(folder, made.path, IDENTITY)
    try:
        with pytest.raises(in_use.InUse, match="Hãy dừng máy chủ"):
            restoring.put_in_place(engine, folder)
        assert snapshot(engine) == before
    finally:
        held.close()
    in_use.refuse_used(folder)
    assert restoring.put_in_place(engine, folder)


def test_while_another_program_has_the_file_open_nothing_is_changed(app: Flask, engine: Engine) -> None:
    made, folder, file = made_of(app), folder_of(app), sqlite_file.file_of(engine.url)
    if file is None:
        pytest.skip("books in a file")
    go_on(app)
    before = snapshot(engine)
    with closing(sqlite3.connect(file)) as other:
        other.execute("SELECT count(*) FROM units").fetchone()
        restoring.lay_ready(folder, made.path, IDENTITY)
        with pytest.raises(Unusable, match="chương trình khác mở"):
            restoring.put_in_place(engine, folder)
        assert restoring.ready_in(folder) is None
        assert list(file.parent.glob(".*.moi")) == []
    assert snapshot(engine) == before


def test_a_damaged_file_is_put_aside_and_replaced(app: Flask, engine: Engine) -> None:
    wanted, made, folder = rows_of(engine), made_of(app), folder_of(app)
    engine.dispose()
    let_go()
    file = sqlite_file.file_of(engine.url)
    if file is None:
        pytest.skip("books in a file")
    with open(file, "r+b") as broken:
        broken.seek(4096)
        broken.write(os.urandom(200_000))
    damaged = file.read_bytes()
    done = restored(engine, folder, made)
    assert done.saved
    assert (done.saved / file.name).read_bytes() == damaged
    assert rows_of(engine) == wanted


@pytest.mark.parametrize("content", ["{", '{"recipient": "age1"}'])
def test_settings_of_backups_that_cannot_be_read_hold_nothing_up(
    app: Flask, engine: Engine, caplog: pytest.LogCaptureFixture, content: str
) -> None:
    wanted, made, folder = rows_of(engine), made_of(app), folder_of(app)
    go_on(app)
    (folder / settings.NAME).write_text(content)
    done = restored(engine, folder, made)
    assert rows_of(engine) == wanted
    assert (folder / settings.ASIDE).read_text() == content
    assert "Hãy đặt lại ở trang «Sao lưu»" in caplog.text
    assert [one.path for one in records.backups_in(folder) if one.proven_at] == [done.saved]


def test_what_killed_processes_left_is_dropped_a_day_later(app: Flask, engine: Engine) -> None:
    folder, made = folder_of(app), made_of(app)
    left = [
        folder / ".dang-khoi-phuc-x",
        folder / BACKUPS / f"{WORK}x",
        folder / BACKUPS / f"{WORK}gui-len-1",
    ]
    for path in left[:2]:
        path.mkdir(parents=True)
    left[2].touch()
    restored(engine, folder, made)
    assert all(path.exists() for path in left)
    for path in left:
        os.utime(path, (0, 0))
    restored(engine, folder, made)
    assert not any(path.exists() for path in left)


def test_what_was_noise_touches_nothing(app: Flask, engine: Engine, tmp_path: Path) -> None:
    before, folder = snapshot(engine), folder_of(app)
    foreign = tmp_path / "x.tar"
    foreign.write_bytes(os.urandom(5000))
    with pytest.raises(BadArchive):
        restoring.lay_ready(folder, foreign, IDENTITY)
    assert restoring.ready_in(folder) is None
    assert list(folder.glob(".dang*")) == []
    assert snapshot(engine) == before


def test_the_copy_of_what_stood_is_named_by_time_and_reason(app: Flask, engine: Engine) -> None:
    done = restored(engine, folder_of(app), made_of(app))
    assert done.saved
    assert [one.path for one in records.backups_in(folder_of(app)) if one.proven_at] == [done.saved]
    assert done.saved.parent == folder_of(app) / BACKUPS
    named = named_in(done.saved.name)
    assert named
    assert named[1] == Reason.BEFORE_RESTORE
    assert try_out(done.saved, None, done.saved.parent)[1] == []
