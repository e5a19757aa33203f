"""The file of a running server: its log is folded in, so that a copy is complete; its loss is noticed."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.admin.server.opening import WATCHED, keep
from app.extensions import db
from app.office.installation import sqlite_file
from app.office.installation.files import write_atomically
from app.office.installation.keeping import Keeper, Watched
from tests.admin.firstrun.test_begin import ACCOUNT, UNION
from tests.conftest import TODAY

VISIT = {
    "recipient": "Trần Thị Nắng",
    "audience": "outsider",
    "reason_for": "illness",
    "happened_on": "20/11/2024",
    "amount": "200000",
    "money_source": "others",
    "fund_id": "",
    "channel": "",
}


@pytest.fixture
def served_app(tmp_path: Path) -> Iterator[Flask]:
    """A new installation as a server opens it, its file kept."""
    settings = {"CLOCK": lambda: TODAY, "WTF_CSRF_ENABLED": False, "TESTING": True, "SECRET_KEY": "k" * 64}
    app = create_app(settings, instance_path=str(tmp_path / "instance"))
    keeper = keep(app)
    assert keeper is not None
    yield app
    with app.app_context():
        db.engine.dispose()
    keeper.stop()


@pytest.fixture
def file(served_app: Flask) -> Path:
    return Path(served_app.instance_path) / "so-cong-doan.db"


@pytest.fixture
def officer(served_app: Flask) -> FlaskClient:
    """The browser in which the union was created."""
    client = served_app.test_client()
    assert client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT}).status_code == 303
    return client


def count(file: Path, table: str) -> int:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(found)


def until(holds: Callable[[], bool]) -> bool:
    """Whether the condition becomes true, with a generous timeout."""
    for _ in range(300):
        if holds():
            return True
        time.sleep(0.1)
    return False


def is_folded(file: Path) -> bool:
    log = sqlite_file.log_of(file)
    return not log.exists() or log.stat().st_size == 0


def test_a_copied_file_holds_ten_visits_once_the_server_is_idle(
    officer: FlaskClient, file: Path, tmp_path: Path
) -> None:
    for number in range(10):
        answer = officer.post("/tham-hoi/moi", data={**VISIT, "recipient": f"Nguyễn Văn {number}"})
        assert answer.status_code == 303, answer.text
    assert until(lambda: is_folded(file))
    there = tmp_path / "usb"
    there.mkdir()
    shutil.copyfile(file, there / file.name)
    assert count(there / file.name, "visits") == 10
    assert count(there / file.name, "users") == 1


def test_first_run_is_in_the_file_at_once(officer: FlaskClient, file: Path, tmp_path: Path) -> None:
    """Who signed in is noted after that, and is there once the server is idle."""
    copied = tmp_path / "chep.db"
    shutil.copyfile(file, copied)
    assert (count(copied, "units"), count(copied, "users")) == (1, 1)


def test_at_the_end_the_log_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "so.db"
    sqlite_file.make(file)
    keeper = Keeper(Watched(file))
    keeper.start()
    with sqlite_file.opened(file) as connection:
        connection.execute("CREATE TABLE a (b)")
    keeper.stop()
    assert not sqlite_file.log_of(file).exists()
    assert count(file, "a") == 0


def test_a_reader_at_work_keeps_the_log_for_later(tmp_path: Path) -> None:
    file = tmp_path / "so.db"
    sqlite_file.make(file)
    with sqlite_file.opened(file) as writer, sqlite_file.opened(file) as reader:
        writer.execute("CREATE TABLE a (b)")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM a").fetchone()
        writer.execute("INSERT INTO a VALUES (1)")
        writer.execute("PRAGMA busy_timeout = 1")
        assert not sqlite_file.fold_log(writer)
        reader.execute("ROLLBACK")
        assert sqlite_file.fold_log(writer)


# A file that is lost while the server runs


def take_away(file: Path) -> None:
    file.unlink()


def put_another(file: Path) -> None:
    write_atomically(file, file.read_bytes())


def take_the_log_away(file: Path) -> None:
    sqlite_file.log_of(file).unlink()


@pytest.mark.parametrize("lose", [take_away, put_another, take_the_log_away])
def test_nothing_is_acknowledged_into_a_file_that_is_gone(
    served_app: Flask, officer: FlaskClient, file: Path, lose: Callable[[Path], None]
) -> None:
    assert officer.get("/healthz").status_code == 200
    assert until(lambda: sqlite_file.log_of(file) in served_app.extensions[WATCHED]._known)
    lose(file)
    there = file.exists()
    for path in ("/", "/tham-hoi/", "/tai-khoan/dang-nhap", "/khoi-tao/"):
        page = officer.get(path)
        assert page.status_code == 503
        assert "khôi phục bản sao lưu" in page.text
        assert page.headers["Cache-Control"] == "no-store"
    answer = officer.post("/tham-hoi/moi", data=VISIT)
    assert answer.status_code == 503
    assert "chưa được ghi vào sổ" in answer.text
    health = officer.get("/healthz")
    assert (health.status_code, health.json["status"]) == (503, "failed")  # type: ignore[index]
    elsewhere = officer.get("/healthz", environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert (elsewhere.status_code, elsewhere.json) == (503, {"status": "failed"})
    assert officer.get("/static/css/app.css", buffered=True).status_code == 200
    assert file.exists() == there, "nothing is put in its place"


def test_a_write_during_which_the_file_went_is_not_acknowledged(
    served_app: Flask, officer: FlaskClient, file: Path
) -> None:
    served_app.before_request_funcs[None].append(file.unlink)
    try:
        answer = officer.post("/tham-hoi/moi", data=VISIT)
    finally:
        served_app.before_request_funcs[None].remove(file.unlink)
    assert answer.status_code == 503


def test_a_mark_without_books_offers_no_first_run(app: Flask) -> None:
    (Path(app.instance_path) / "installed").write_text("a" * 32)
    client = app.test_client()
    for path in ("/", "/khoi-tao/", "/khoi-tao/cong-doan"):
        page = client.get(path)
        assert page.status_code == 503
        assert "đừng mở sổ mới" in page.text
    assert client.post("/khoi-tao/cong-doan", data={**UNION, **ACCOUNT}).status_code == 503
