"""`flask backup` and `flask restore`: sentences and exit codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import Engine

from app.admin.backup import commands
from app.extensions import db
from app.office.backup import in_use, restoring, settings
from app.office.backup.archive import keys
from app.office.backup.settings import BackupSettings
from tests.admin.verification.test_verify import put_books
from tests.conftest import put_member, the_union
from tests.office.backup.filled import KEY_FILE, SECRET, folder_of, let_go, members, put_scans, rows_of
from tests.office.installation.older import engine_at

pytestmark = pytest.mark.starts_with(fill=put_books)


@pytest.fixture
def engine(app: Flask, kept: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The commands get an engine whose address is that of this test's books."""
    let_go()
    with engine_at(app.config["SQLALCHEMY_DATABASE_URI"]) as made:
        monkeypatch.setattr(commands, "db", SimpleNamespace(engine=made))
        yield made


@pytest.fixture
def folder(app: Flask, engine: Engine) -> Path:
    return folder_of(app)


@pytest.fixture
def key_file(folder: Path, tmp_path: Path) -> Path:
    """A key was set on the page, and its file kept."""
    settings.write(folder, BackupSettings(recipient=KEY_FILE.lock.recipient))
    path = tmp_path / "khoa.txt"
    path.write_text(KEY_FILE.key_file)
    return path


def rows_of_now(app: Flask) -> dict[str, list[bytes]]:
    let_go()
    with engine_at(app.config["SQLALCHEMY_DATABASE_URI"]) as engine:
        return rows_of(engine)


def flask(app: Flask, *words: str | Path, typed: str | None = None) -> Result:
    let_go()
    found = app.test_cli_runner().invoke(args=[str(word) for word in words], input=typed)
    let_go()
    return found


def test_there_and_back_ends_with_verify(app: Flask, key_file: Path, tmp_path: Path) -> None:
    put_scans(app)
    before, file = rows_of_now(app), tmp_path / "b.tar"
    made = flask(app, "backup", file)
    assert made.exit_code == 0, made.output
    assert "Đã sao lưu và khôi phục thử được" in made.output
    assert "2 tệp đính kèm" in made.output
    assert file.stat().st_mode & 0o777 == 0o600
    put_member(the_union(), "DV777", "Người Đến Sau")
    db.session.commit()
    done = flask(app, "restore", file, "--key-file", key_file, "--yes")
    assert "Đã khôi phục. Mọi người cần đăng nhập lại." in done.output
    assert done.output.endswith("Sổ khớp.\n")
    assert done.exit_code == 0
    found = rows_of_now(app)
    assert found == before
    assert restoring.ready_in(folder_of(app)) is None


@pytest.mark.engine_free
def test_with_a_passphrase_that_is_asked_for(app: Flask, folder: Path, tmp_path: Path) -> None:
    secret, file = tmp_path / "cum", tmp_path / "b.tar"
    secret.write_text(SECRET + "\n")
    assert flask(app, "backup", file, "--passphrase-file", secret).exit_code == 0
    wrong = flask(app, "restore", file, "--yes", typed="sai hoan toan roi\n")
    assert (wrong.exit_code, restoring.ready_in(folder)) == (2, None)
    assert keys.NOT_THAT_ONE in wrong.output
    done = flask(app, "restore", file, "--yes", typed=SECRET + "\n")
    assert done.exit_code == 0, done.output


def test_a_short_passphrase_is_refused(app: Flask, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cum").write_text("ngan")
    found = flask(app, "backup", tmp_path / "b.tar", "--passphrase-file", tmp_path / "cum")
    assert found.exit_code == 2
    assert keys.TOO_SHORT in found.output


@pytest.mark.engine_free
def test_never_unlocked_by_oversight(app: Flask, folder: Path, tmp_path: Path) -> None:
    found = flask(app, "backup", tmp_path / "b.tar")
    assert found.exit_code == 2
    assert "Chưa đặt khóa sao lưu" in found.output
    assert not (tmp_path / "b.tar").exists()
    assert flask(app, "backup", tmp_path / "b.tar", "--plain").exit_code == 0
    assert members(tmp_path / "b.tar") == ["so.tar"]


def test_a_file_that_exists_is_not_overwritten(app: Flask, key_file: Path, tmp_path: Path) -> None:
    (tmp_path / "b.tar").write_text("cũ")
    found = flask(app, "backup", tmp_path / "b.tar")
    assert found.exit_code == 2
    assert (tmp_path / "b.tar").read_text() == "cũ"


def test_a_scan_that_is_gone_is_reported(app: Flask, key_file: Path, tmp_path: Path) -> None:
    gone, _ = put_scans(app)
    gone.unlink()
    found = flask(app, "backup", tmp_path / "b.tar")
    assert found.exit_code == 0
    assert f"Lưu ý: tệp đính kèm {gone.name}" in found.output


def test_without_a_yes_nothing_is_replaced(app: Flask, key_file: Path, tmp_path: Path) -> None:
    flask(app, "backup", tmp_path / "b.tar")
    before = rows_of_now(app)
    found = flask(app, "restore", tmp_path / "b.tar", "--key-file", key_file, typed="n\n")
    assert found.exit_code == 2
    assert "Chưa khôi phục gì." in found.output
    assert rows_of_now(app) == before
    assert restoring.ready_in(folder_of(app)) is None


def test_while_a_server_runs_it_is_refused(
    app: Flask, key_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flask(app, "backup", tmp_path / "b.tar")
    held = in_use.share(folder_of(app))
    try:
        # Before it asks for a key and opens the archive, which takes minutes.
        monkeypatch.setattr(restoring, "lay_ready", lambda *_, **__: pytest.fail("opened"))
        found = flask(app, "restore", tmp_path / "b.tar")
    finally:
        held.close()
    assert found.exit_code == 2
    assert "Hãy dừng máy chủ" in found.output
    assert restoring.ready_in(folder_of(app)) is None


def test_a_server_that_starts_meanwhile_keeps_what_was_laid_ready(
    app: Flask, key_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flask(app, "backup", tmp_path / "b.tar")
    monkeypatch.setattr(in_use, "refuse_used", lambda _folder: None)
    held = in_use.share(folder_of(app))
    try:
        found = flask(app, "restore", tmp_path / "b.tar", "--key-file", key_file, "--yes")
    finally:
        held.close()
    assert found.exit_code == 2
    assert "thay sổ khi máy chủ khởi động" in found.output
    assert restoring.ready_in(folder_of(app))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" * 500, b"\0" * 4096])
def test_a_foreign_file_is_one_sentence(app: Flask, key_file: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.tar").write_bytes(content)
    found = flask(app, "restore", tmp_path / "x.tar", "--key-file", key_file, "--yes")
    assert found.exit_code == 2
    assert "không phải bản sao lưu của Sổ Công đoàn" in found.output
    assert "Traceback" not in found.output


@pytest.mark.engine_free
def test_the_key_of_somebody_else_does_not_open_it(app: Flask, key_file: Path, tmp_path: Path) -> None:
    flask(app, "backup", tmp_path / "b.tar")
    key_file.write_text(keys.new_key().key_file)
    found = flask(app, "restore", tmp_path / "b.tar", "--key-file", key_file, "--yes")
    assert found.exit_code == 2
    assert keys.WRONG_KEY in found.output
