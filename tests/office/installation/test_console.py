"""Servers and commands as processes: one sentence and an exit code, under any code page; many at once."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import click
import pytest
from flask.cli import ScriptInfo
from sqlalchemy import make_url, text

from app import create_app
from app.admin.server.console import is_command
from app.admin.server.opening import BY_COMMAND
from app.config import ROOT
from app.database import newest_version
from app.office.installation.mark import mark_in
from app.office.installation.opening import for_serving
from app.office.installation.queries import version_of
from app.office.seals import latest
from app.office.seals.key import keys_in
from app.office.seals.queries import last_seal
from app.transactions import _begin_sqlite as begin_sqlite
from tests.conftest import SEAL_KEY
from tests.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.office.installation.older import engine_at

OPEN = "from app import create_app; create_app({'SCREENS': False})"
SERVE = [sys.executable, "-m", "app.serve"]


def flask(*words: str) -> list[str]:
    return [sys.executable, "-m", "flask", *words]


def begin(command: list[str], folder: Path, **settings: str) -> subprocess.Popen[bytes]:
    """A process over the installation in `folder`."""
    environment = {"INSTANCE_PATH": str(folder), "DATABASE_URL": "", "PORT": "0", **settings}
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def run(command: list[str], folder: Path, **settings: str) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of a command."""
    process = begin(command, folder, **settings)
    output, errors = process.communicate(timeout=120)
    encoding = settings.get("PYTHONIOENCODING", "utf-8")
    return process.returncode, output.decode(encoding, "replace"), errors.decode(encoding, "replace")


def is_one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


@pytest.fixture
def books(databases: Databases, tmp_path: Path) -> Path:
    """The folder of an installation with books in a file, as a server left it."""
    if not isinstance(databases, SqliteDatabases):
        pytest.skip("books in a file")
    folder = tmp_path / "noi-dat-so"
    folder.mkdir()
    file = folder / "so-cong-doan.db"
    shutil.copyfile(databases.fresh_url("union").removeprefix("sqlite:///"), file)
    (folder / "seal_key").write_text(SEAL_KEY)
    with engine_at(f"sqlite:///{file}") as engine:
        for_serving(engine, folder)
        with engine.connect() as connection:
            last = last_seal(connection)
    assert last is not None
    latest.note(folder, keys_in(folder)[-1], last[0].number, last[1])
    return folder


@pytest.mark.parametrize("port", ["0", "65536", "tám nghìn"])
def test_a_port_that_is_none_is_reported_before_anything_is_made(tmp_path: Path, port: str) -> None:
    code, output, errors = run(SERVE, tmp_path / "x", PORT=port)
    assert (code, output) == (1, "")
    assert is_one_sentence(errors)
    assert "từ 1 đến 65535" in errors
    assert not (tmp_path / "x").exists()


def test_each_command_in_a_wrong_folder_says_so_and_makes_nothing(tmp_path: Path) -> None:
    file = str(tmp_path / "ra.xlsx")
    for words in (("verify",), ("export-workbook", file), ("db", "current")):
        code, output, errors = run(flask(*words), tmp_path / "nham")
        assert (code, output) == (2, ""), words
        assert is_one_sentence(errors), errors
        assert "INSTANCE_PATH" in errors
    assert list(tmp_path.iterdir()) == []


def as_anybody(command: list[str]) -> list[str]:
    """The command, bound to the modes of files also where the tests are root's."""
    if os.geteuid():
        return command
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root reads and writes everything")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search", *command]


@pytest.mark.parametrize("shut", ["so-cong-doan.db", "."])
def test_commands_that_only_read_say_what_to_do_with_books_that_cannot_be_written(
    books: Path, tmp_path: Path, shut: str
) -> None:
    """SQLite itself would make files beside them: a backup on such a disk is copied first."""
    out = str(tmp_path / "ra")
    reports = ("report", "--period", "2024", "--format", "json", "--output", out)
    refusing = books / shut
    refusing.chmod(0o555)
    try:
        for words in (("verify",), ("export-workbook", out), reports):
            code, output, failed = run(as_anybody(flask(*words)), books)
            assert (code, output) == (2, ""), words
            assert is_one_sentence(failed)
            assert failed.startswith(f"Không ghi được vào {refusing}: tệp hoặc thư mục chỉ cho đọc")
            assert "hoặc chép sang chỗ ghi được" in failed
    finally:
        refusing.chmod(0o755)
    assert not Path(out).exists()


def test_a_workbook_that_cannot_be_read_begins_nothing(tmp_path: Path) -> None:
    code, _, errors = run(flask("import-workbook", str(tmp_path / "khong-co.xlsx")), tmp_path / "moi")
    assert code == 2
    assert is_one_sentence(errors)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://a:bi-mat@127.0.0.1:1/c"])
def test_a_database_that_cannot_be_reached_is_reported_by_server_and_command(
    tmp_path: Path, url: str
) -> None:
    for command, expected in ((SERVE, 1), (flask("verify"), 2)):
        code, _, errors = run(command, tmp_path / "x", DATABASE_URL=url, PORT="8999")
        assert code == expected
        assert is_one_sentence(errors), errors
        assert "DATABASE_URL" in errors
        assert "bi-mat" not in errors
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258"])
def test_any_code_page_takes_the_messages(books: Path, encoding: str) -> None:
    code, output, errors = run(flask("verify"), books, PYTHONIOENCODING=encoding)
    assert (code, errors) == (0, "")
    assert output.strip().endswith("p.")
    (books / "so-cong-doan.db").unlink()
    code, _, errors = run(SERVE, books, PYTHONIOENCODING=encoding, PORT="8999")
    assert code == 1
    assert is_one_sentence(errors), errors
    assert "sao l" in errors


def test_a_letter_that_the_code_page_lacks_loses_its_marks(books: Path) -> None:
    (books / "so-cong-doan.db").unlink()
    _, _, errors = run(SERVE, books, PYTHONIOENCODING="ascii", PORT="8999")
    assert errors.startswith("Khong con so o ")


def test_two_servers_that_begin_one_installation_both_live(tmp_path: Path) -> None:
    folder = tmp_path / "moi"
    both = [begin([sys.executable, "-c", OPEN], folder) for _ in range(2)]
    errors = [process.communicate(timeout=120)[1].decode() for process in both]
    assert [process.returncode for process in both] == [0, 0], errors
    with engine_at(f"sqlite:///{folder / 'so-cong-doan.db'}") as engine, engine.connect() as connection:
        assert version_of(connection) == newest_version()
    assert len((folder / "secret_key").read_text()) == 64


@pytest.fixture
def empty_postgres(databases: Databases, tmp_path: Path) -> str:
    """The address of an empty database on PostgreSQL."""
    if not isinstance(databases, PostgresDatabases):
        pytest.skip("several workers are for PostgreSQL")
    return databases.begin(f"workers_{tmp_path.name.replace('-', '_')}")


def test_many_workers_that_start_at_once_all_live(empty_postgres: str, tmp_path: Path) -> None:
    url = make_url(empty_postgres).set(drivername="postgresql").render_as_string(hide_password=False)
    for workers in (4, 8):
        started = [
            begin([sys.executable, "-c", OPEN], tmp_path / "i", DATABASE_URL=url) for _ in range(workers)
        ]
        errors = [process.communicate(timeout=300)[1].decode() for process in started]
        assert [process.returncode for process in started] == [0] * workers, errors
    with engine_at(empty_postgres) as engine, engine.connect() as connection:
        assert version_of(connection) == newest_version()
        assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1
    assert mark_in(tmp_path / "i") == ""


def test_commands_wait_once_for_another_writer_and_then_say_so(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, workbook = books / "so-cong-doan.db", str(books / "so.xlsx")
    app = create_app(
        {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{file}", BY_COMMAND: True}, instance_path=str(books)
    )
    monkeypatch.setattr("app.transactions.PATIENCE_OF_COMMANDS", 50)
    begun: list[int] = []

    def counted(raw: sqlite3.Connection, *, writes: bool, patience: int, may_read: bool) -> None:
        if writes:
            begun.append(patience)
        begin_sqlite(raw, writes=writes, patience=patience, may_read=may_read)

    with app.app_context(), closing(sqlite3.connect(file, isolation_level=None)) as writer:
        export = ("export-workbook", workbook, "--unit", "hoa-mai")
        assert app.test_cli_runner().invoke(args=export).exit_code == 0
        monkeypatch.setattr("app.transactions._begin_sqlite", counted)
        writer.execute("BEGIN IMMEDIATE")
        for words in (("dues",), ("unlock", "chair"), ("import-workbook", workbook), export):
            result = app.test_cli_runner().invoke(args=words)
            assert (result.exit_code, result.stdout) == (2, ""), words
            assert is_one_sentence(result.stderr), result.stderr
            assert "một chương trình khác ghi lâu" in result.stderr
            assert begun == [50], words
            begun.clear()


@pytest.mark.parametrize(
    ("name", "knows", "is_one"),
    [("verify", ScriptInfo(), True), ("run", ScriptInfo(), False), ("granian", None, False)],
)
def test_a_server_that_has_a_command_line_is_no_command(
    name: str, knows: ScriptInfo | None, is_one: bool
) -> None:
    """Else its workers would open the books as a command does: no schema made, no keys."""
    with click.Context(click.Command(name), info_name=name, obj=knows):
        assert is_command() is is_one
