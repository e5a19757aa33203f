"""How an installation is opened: what a server creates, what a command may not, and the messages of both."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from app.office.installation import sqlite_file
from app.office.installation.mark import mark_in
from app.office.installation.opening import check_address, for_command, for_serving
from app.office.installation.secret import SHORTEST, kept_key, secret_key
from app.office.installation.triggers import guarded, wrong_triggers
from app.office.installation.troubles import Unusable, as_unusable
from tests.databases import Databases, SqliteDatabases
from tests.office.installation.older import engine_at

WRITES = (
    "INSERT",
    "UPDATE",
    "DELETE",
    "CREATE",
    "DROP",
    "ALTER",
    "PRAGMA user_version",
    "SELECT pg_advisory",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an installation that is not there yet."""
    return tmp_path / "noi-dat-so"


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "so-cong-doan.db"


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    """The database of that folder, not yet created."""
    with engine_at(f"sqlite:///{file}") as made:
        yield made


@pytest.fixture
def begun(databases: Databases, folder: Path, file: Path, engine: Engine) -> Engine:
    """An installation with a union, its cast and a mark, as a server left it."""
    if not isinstance(databases, SqliteDatabases):
        pytest.skip("books in a file")
    folder.mkdir()
    shutil.copyfile(databases.fresh_url("union").removeprefix("sqlite:///"), file)
    for_serving(engine, folder)
    engine.dispose()
    return engine


@pytest.fixture
def anywhere(databases: Databases, tmp_path: Path) -> Iterator[Engine]:
    """Books with a union on either engine, opened once."""
    with engine_at(databases.fresh_url("union")) as made:
        for_serving(made, tmp_path / "instance")
        yield made


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# What a server creates


def test_a_server_begins_where_nothing_is(engine: Engine, folder: Path, file: Path) -> None:
    assert for_serving(engine, folder).migrated == ""
    assert sqlite_file.is_there(file)
    assert mark_in(folder) == "", "no books are begun yet: the next start may still begin them"
    assert for_serving(engine, folder).migrated is None


def test_old_books_get_their_mark_at_the_first_start_that_finds_people_in_them(
    begun: Engine, folder: Path
) -> None:
    assert len(mark_in(folder)) == 32
    with begun.connect() as connection:
        assert connection.scalar(text("SELECT key FROM installation")) == mark_in(folder)


def test_a_start_over_books_that_are_up_to_date_writes_nothing(anywhere: Engine, tmp_path: Path) -> None:
    sent: list[str] = []

    def note(*arguments: object) -> None:
        sent.append(str(arguments[2]))

    event.listen(anywhere, "before_cursor_execute", note)
    for_serving(anywhere, tmp_path / "instance")
    for_command(anywhere, tmp_path / "instance")
    event.remove(anywhere, "before_cursor_execute", note)
    assert sent
    assert [one for one in sent if one.lstrip().startswith(WRITES)] == []


def test_a_start_beside_a_long_write_does_not_wait_for_it(begun: Engine, folder: Path, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        for_serving(begun, folder)
        for_command(begun, folder)
        writer.execute("ROLLBACK")


# Triggers


@pytest.mark.parametrize("how", ["missing", "different"])
def test_a_trigger_that_is_missing_or_different_is_put_back_and_reported(
    anywhere: Engine, tmp_path: Path, how: str
) -> None:
    is_sqlite = anywhere.dialect.name == "sqlite"
    on_table = "" if is_sqlite else " ON vouchers"
    with anywhere.begin() as connection:
        connection.execute(text(f"DROP TRIGGER refuse_delete_vouchers{on_table}"))
        if how == "different":
            made = (
                "CREATE TRIGGER refuse_delete_vouchers BEFORE DELETE ON vouchers WHEN 0 BEGIN SELECT 1; END"
                if is_sqlite
                else "CREATE TRIGGER refuse_delete_vouchers AFTER DELETE ON vouchers "
                "FOR EACH ROW EXECUTE FUNCTION refuse_delete_vouchers()"
            )
            connection.execute(text(made))
    with anywhere.connect() as connection:
        assert wrong_triggers(connection) == [("vouchers", "DELETE")]
    for_command(anywhere, tmp_path / "instance")
    with anywhere.connect() as connection:
        assert wrong_triggers(connection) == [("vouchers", "DELETE")], "a command leaves it to be seen"
    assert for_serving(anywhere, tmp_path / "instance").restored == [("vouchers", "DELETE")]
    with anywhere.connect() as connection:
        assert wrong_triggers(connection) == []


def test_a_function_with_another_body_is_seen(anywhere: Engine) -> None:
    if anywhere.dialect.name == "sqlite":
        pytest.skip("there the trigger itself says it")
    with anywhere.begin() as connection:
        connection.execute(
            text(
                "CREATE OR REPLACE FUNCTION refuse_update_cash_entries() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RETURN NEW; END $$"
            )
        )
        assert wrong_triggers(connection) == [("cash_entries", "UPDATE")]
    with anywhere.begin() as connection:
        connection.execute(text("ALTER TABLE activities DISABLE TRIGGER refuse_delete_activities"))
        assert wrong_triggers(connection) == [("cash_entries", "UPDATE"), ("activities", "DELETE")]


def test_every_guard_stands_in_a_new_database(anywhere: Engine) -> None:
    with anywhere.connect() as connection:
        assert wrong_triggers(connection) == []
    assert len(guarded(anywhere.dialect.name)) > 100


# Missing books are not created again


def take_away(file: Path) -> None:
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()


def empty(file: Path) -> None:
    take_away(file)
    file.touch()


def only_the_schema(file: Path) -> None:
    take_away(file)
    with engine_at(f"sqlite:///{file}") as made, pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.office.installation.mark.mark_in", lambda _folder: "")
        for_serving(made, file.parent)


@pytest.mark.parametrize("lose", [take_away, empty, only_the_schema])
def test_lost_books_are_reported_and_nothing_is_begun(
    begun: Engine, folder: Path, file: Path, lose: object
) -> None:
    begun.dispose()
    lose(file)  # type: ignore[operator]
    before = sorted((path.name, path.stat().st_size) for path in folder.iterdir() if "-" not in path.suffix)
    for opened in (for_serving, for_command):
        with pytest.raises(Unusable, match="khôi phục bản sao lưu"):
            opened(begun, folder)
    with pytest.raises(Unusable, match="khôi phục bản sao lưu"):
        for_command(begun, folder, begins=True)
    begun.dispose()
    assert before == sorted(
        (path.name, path.stat().st_size) for path in folder.iterdir() if "-" not in path.suffix
    )


def test_books_without_a_mark_that_had_scans_are_lost_too(engine: Engine, folder: Path) -> None:
    (folder / "uploads").mkdir(parents=True)
    (folder / "uploads" / ("a" * 32)).write_bytes(b"%PDF")
    with pytest.raises(Unusable, match="khôi phục bản sao lưu"):
        for_serving(engine, folder)


def test_other_books_under_the_mark_are_reported(
    begun: Engine, folder: Path, file: Path, databases: Databases, tmp_path: Path
) -> None:
    others = tmp_path / "noi-khac"
    others.mkdir()
    shutil.copyfile(databases.fresh_url("union").removeprefix("sqlite:///"), others / file.name)
    with engine_at(f"sqlite:///{others / file.name}") as made:
        for_serving(made, others)
    take_away(file)
    shutil.copyfile(others / file.name, file)
    for opened in (for_serving, for_command):
        with pytest.raises(Unusable, match="không phải sổ của nơi này"):
            opened(begun, folder)
    begun.dispose()
    (folder / "installed").unlink()
    for_serving(begun, folder)
    assert mark_in(folder) == mark_in(others), "whoever means it takes the mark away"


def test_a_copy_put_back_is_taken_also_one_from_before_there_were_marks(
    begun: Engine, folder: Path, file: Path
) -> None:
    mark = mark_in(folder)
    with begun.begin() as connection:
        connection.execute(text("DELETE FROM installation"))
    for_serving(begun, folder)
    assert mark_in(folder) == mark
    with begun.connect() as connection:
        assert connection.scalar(text("SELECT key FROM installation")) == mark


def test_a_copy_in_a_new_place_is_taken_and_marks_it(begun: Engine, file: Path, tmp_path: Path) -> None:
    there = tmp_path / "may-moi"
    there.mkdir()
    shutil.copyfile(file, there / file.name)
    with engine_at(f"sqlite:///{there / file.name}") as made:
        for_serving(made, there)
    assert mark_in(there) == mark_in(file.parent)


def test_a_command_makes_nothing_in_a_wrong_folder(engine: Engine, folder: Path) -> None:
    with pytest.raises(Unusable, match="INSTANCE_PATH"):
        for_command(engine, folder)
    assert not folder.exists()


def test_a_command_makes_nothing_in_an_empty_database(databases: Databases, tmp_path: Path) -> None:
    with engine_at(databases.begin(f"bare_{tmp_path.name.replace('-', '_')}")) as made:
        with pytest.raises(Unusable, match="INSTANCE_PATH"):
            for_command(made, tmp_path / "instance")
        assert not (tmp_path / "instance").exists()


def test_a_command_that_begins_books_may(engine: Engine, folder: Path) -> None:
    for_command(engine, folder, begins=True)
    assert sqlite_file.is_there(folder / "so-cong-doan.db")


# Files that are no database, or cannot be used


def test_a_file_of_something_else_is_left_as_it_is(engine: Engine, folder: Path, file: Path) -> None:
    folder.mkdir()
    file.write_bytes(b"Khong phai so " * 500)
    with pytest.raises(Unusable, match="không phải cơ sở dữ liệu"):
        for_serving(engine, folder)
    assert file.read_bytes() == b"Khong phai so " * 500
    assert [path.name for path in folder.iterdir()] == [file.name]


def test_a_database_of_another_program_is_left_as_it_is(engine: Engine, folder: Path, file: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE users (id INTEGER)")
    before = file.read_bytes()
    with pytest.raises(Unusable, match="không phải cơ sở dữ liệu"):
        for_serving(engine, folder)
    assert file.read_bytes() == before


def test_noise_inside_is_reported_at_the_start(begun: Engine, folder: Path, file: Path) -> None:
    begun.dispose()
    content = bytearray(file.read_bytes())
    for at in range(4096 * 20, 4096 * 30):
        content[at] = (at * 7919) % 251
    file.write_bytes(content)
    for opened in (for_serving, for_command):
        with pytest.raises(Unusable, match="bị hỏng"):
            opened(begun, folder)


def test_a_newer_schema_is_left_to_the_newer_program(anywhere: Engine, tmp_path: Path) -> None:
    with anywhere.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9001'"))
    for opened in (for_serving, for_command):
        with pytest.raises(Unusable, match="bản chương trình mới hơn ghi"):
            opened(anywhere, tmp_path / "instance")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "khong-phai",
        "mysql://x/y",
        "postgresql+psycopg://u@h:cong/x",
        "postgresql+asyncpg://u@h/x",
        "sqlite+a://",
    ],
)
def test_a_bad_address_is_reported(address: str) -> None:
    with pytest.raises(Unusable, match="DATABASE_URL không đọc được"):
        check_address(address)


def test_a_server_that_is_away_is_reported(tmp_path: Path) -> None:
    away = engine_at("postgresql+psycopg://u:bi-mat@127.0.0.1:1/x")
    with away as made, pytest.raises(Unusable, match="Không nối được tới PostgreSQL") as refused:
        for_serving(made, tmp_path / "instance")
    assert "bi-mat" not in refused.value.sentence
    assert not (tmp_path / "instance").exists()


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(28, "đã đầy"), (122, "đã đầy"), (13, "Không ghi được"), (30, "Không ghi được"), (5, "ổ đĩa")],
)
def test_what_the_disk_refuses_is_reported(tmp_path: Path, number: int, sentence: str) -> None:
    with pytest.raises(Unusable, match=sentence), as_unusable(tmp_path):
        raise OSError(number, os.strerror(number), str(tmp_path / "so-cong-doan.db"))


def test_a_full_disk_as_sqlite_has_it(begun: Engine, folder: Path) -> None:
    with begun.connect() as connection:
        connection.execute(text("CREATE TABLE lon (noi_dung TEXT)"))
        pages = connection.scalar(text("PRAGMA page_count"))
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(Unusable, match="đã đầy"), as_unusable(folder):
            connection.execute(text("INSERT INTO lon VALUES (randomblob(900000))"))


def test_books_that_may_not_be_written_are_reported_and_left(
    begun: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "touch", refuse)
    for opened in (for_serving, for_command):
        with pytest.raises(Unusable, match=f"^Không ghi được vào {folder}: "):
            opened(begun, folder)


def test_what_nobody_foresaw_stays_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(LookupError), as_unusable(tmp_path):
        raise LookupError
    with pytest.raises(OSError, match="lạ"), as_unusable(tmp_path):
        raise OSError("lạ")


# The key


def test_the_key_is_made_once_for_its_owner_alone(folder: Path) -> None:
    folder.mkdir()
    key = secret_key(folder)
    assert len(key) == 64
    assert secret_key(folder) == key == kept_key(folder)
    assert mode(folder / "secret_key") == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("left", ["", "a" * (SHORTEST - 1), "  \n"])
def test_a_key_that_was_cut_off_is_made_again_and_reported(
    folder: Path, left: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder.mkdir()
    (folder / "secret_key").write_text(left)
    assert len(secret_key(folder)) == 64
    assert "đã tạo lại" in caplog.text
    assert mode(folder / "secret_key") == 0o600


def test_a_key_that_is_none_is_reported(folder: Path) -> None:
    folder.mkdir()
    (folder / "secret_key").write_bytes("khóa của ai".encode())
    with pytest.raises(Unusable, match="không đọc được"):
        secret_key(folder)


def test_a_command_makes_no_key(folder: Path) -> None:
    assert len(kept_key(folder)) == 64
    assert not folder.exists()


# Whose files they are


def test_everything_is_its_owner_s_alone_whatever_the_umask(engine: Engine, folder: Path, file: Path) -> None:
    before = os.umask(0)
    try:
        for_serving(engine, folder)
        secret_key(folder)
        with engine.connect() as connection:
            connection.execute(text("SELECT count(*) FROM units"))
            assert {mode(path) for path in folder.glob(f"{file.name}*")} == {0o600}
    finally:
        os.umask(before)
    assert mode(folder) == 0o700
    assert mode(folder / "secret_key") == 0o600


def test_an_older_installation_is_tightened_at_start(begun: Engine, folder: Path, file: Path) -> None:
    upload = folder / "uploads" / "token"
    upload.mkdir(parents=True)
    (upload / "book.xlsx").touch()
    foreign = folder / "ghi-chu.txt"
    foreign.touch()
    for path in (folder, folder / "uploads", upload):
        path.chmod(0o755)
    for path in (file, upload / "book.xlsx", foreign):
        path.chmod(0o644)
    for_serving(begun, folder)
    assert {mode(path) for path in (folder, folder / "uploads", upload)} == {0o700}
    assert {mode(path) for path in (file, upload / "book.xlsx")} == {0o600}
    assert mode(foreign) == 0o644, "what is not ours is left alone"


def test_a_folder_that_everybody_shares_is_left_as_it_is(begun: Engine, folder: Path) -> None:
    folder.chmod(0o1777)
    for_serving(begun, folder)
    assert mode(folder) == 0o1777
