"""The condition of the server: ok or not for anybody, what was looked at for its keepers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from app.admin.health import checks, feature, queries
from app.admin.health.rules import backup_condition
from app.config import VERSION
from app.office.units.models import Unit
from app.transactions import reading
from app.web.health import declared
from app.web.health.declared import Condition, HealthCheck
from app.web.overviews import parts
from tests.conftest import sign_in
from tests.downloads import words
from tests.web.test_transactions import Broken

Patch = pytest.MonkeyPatch
STRANGER = {"REMOTE_ADDR": "192.0.2.7"}
KEYS = {"database", "writing", "disk", "uploads", "backup", "keys", "clock"}


@pytest.fixture(autouse=True)
def nothing_looked_at(app: Flask) -> None:
    """No answer of an earlier test is kept."""
    app.extensions["health looks"] = declared.Looks()


def asked(app: Flask, **environ: str) -> tuple[int, dict[str, Any]]:
    """The answer of `/healthz`, by default to this machine itself."""
    answer = app.test_client().get("/healthz", environ_base=environ)
    assert answer.is_json
    return answer.status_code, answer.json or {}


def found_by(app: Flask, key: str) -> tuple[int, str, str]:
    """What one check says, with the status of the whole."""
    status, answer = asked(app)
    one = answer["checks"][key]
    assert (status == 503) == (one["status"] == "bad"), answer
    return status, one["status"], one["text"]


def test_a_sound_server_says_ok_and_to_its_own_machine_what_it_looked_at(app: Flask, union: Unit) -> None:
    assert asked(app, **STRANGER) == (200, {"status": "ok"})
    status, answer = asked(app)
    assert (status, answer["status"], answer["version"]) == (200, "ok", VERSION)
    assert set(answer["checks"]) >= KEYS
    assert {one["status"] for key, one in answer["checks"].items() if key in KEYS} <= {"good", "warn"}


@pytest.mark.parametrize("username", ["", "member", "chair", "admin"])
def test_from_elsewhere_nobody_is_told_more(app: Flask, union: Unit, username: str) -> None:
    """Administrators have their page."""
    browser = sign_in(app, username) if username else app.test_client()
    assert browser.get("/healthz", environ_base=STRANGER).json == {"status": "ok"}


@pytest.mark.parametrize("username", ["", "member", "admin"])
def test_without_a_database_it_says_so_as_data_to_a_browser_too(
    app: Flask, union: Unit, username: str
) -> None:
    """Who is signed in is not asked: there may be nobody to ask."""
    browser = sign_in(app, username) if username else app.test_client()

    def away(_connection: Any) -> None:
        raise OperationalError("BEGIN", None, Broken("08006"))

    event.listen(Engine, "begin", away)
    try:
        found = browser.get("/healthz")
    finally:
        event.remove(Engine, "begin", away)
    assert found.is_json
    assert found.json
    assert (found.status_code, found.json["status"]) == (503, "failed")
    assert found.json["checks"]["database"]["status"] == "bad"


def test_a_proxy_on_this_machine_is_not_this_machine(app: Flask) -> None:
    answer = app.test_client().get("/healthz", headers={"X-Forwarded-For": "192.0.2.7"})
    assert answer.json == {"status": "ok"}


def test_strangers_cannot_make_the_server_look_again_and_again(app: Flask, monkeypatch: Patch) -> None:
    looks = list[int]()

    def look(_folder: Path) -> Condition:
        looks.append(1)
        return Condition("")

    check = HealthCheck(key="counted", label="", look=look)
    monkeypatch.setattr(declared, "parts", lambda _kind: [check])
    for _ in range(5):
        assert asked(app, **STRANGER)[0] == 200
    assert len(looks) == 1
    assert asked(app)[0] == 200
    assert len(looks) == 2, "the machine itself always learns how things stand now"


@contextmanager
def away() -> Iterator[None]:
    """The database does not answer."""

    def refuse(_connection: object) -> None:
        raise OperationalError("BEGIN", None, Broken("08006"))

    event.listen(Engine, "begin", refuse)
    try:
        yield
    finally:
        event.remove(Engine, "begin", refuse)


def test_a_database_that_is_away_fails(app: Flask) -> None:
    with away():
        assert asked(app, **STRANGER) == (503, {"status": "failed"})
        assert found_by(app, "database")[1] == "bad"


@pytest.mark.parametrize(("version", "sentence"), [("9999", "mới hơn"), ("0001", "khởi động lại")])
def test_a_schema_of_another_program_fails(
    app: Flask, monkeypatch: Patch, version: str, sentence: str
) -> None:
    monkeypatch.setattr(checks, "version_of", lambda _connection: version)
    assert sentence in found_by(app, "database")[2]
    assert asked(app, **STRANGER) == (503, {"status": "failed"})


def test_books_that_another_program_holds_locked_fail(app: Flask, monkeypatch: Patch) -> None:
    file = queries_file(app)
    monkeypatch.setattr(checks, "PATIENCE", 0.1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        _, tone, text = found_by(app, "writing")
        other.execute("ROLLBACK")
    assert (tone, "đang được một chương trình khác ghi" in text) == ("bad", True)
    assert found_by(app, "writing")[1] == "good"


def test_books_that_may_only_be_read_fail(app: Flask, monkeypatch: Patch) -> None:
    def refuse(*_: object) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY
        raise error

    queries_file(app)
    monkeypatch.setattr("app.office.installation.sqlite_file.check_can_lock", refuse)
    assert "chỉ cho đọc" in found_by(app, "writing")[2]


def queries_file(app: Flask) -> Path:
    """The database file; where there is none the test does not apply."""
    with app.app_context():
        file = queries.database_file()
    if file is None:
        pytest.skip("PostgreSQL has no file")
    return file


@pytest.mark.parametrize(
    ("free", "tone", "sentence"),
    [(0, "bad", "đĩa đầy"), (500 * 1024**2, "warn", "sắp đầy"), (50 * 1024**3, "good", "Còn trống 50 GB.")],
)
def test_room_on_the_disk_is_reported(
    app: Flask, monkeypatch: Patch, free: int, tone: str, sentence: str
) -> None:
    monkeypatch.setattr(queries, "free_space", lambda _folder: free)
    _, found, text = found_by(app, "disk")
    assert (found, sentence in text) == (tone, True), text


def test_a_folder_of_scans_that_refuses_fails(app: Flask, monkeypatch: Patch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "tệp đính kèm" in found_by(app, "uploads")[2]


@pytest.mark.parametrize(
    ("days", "tone", "sentence"),
    [(None, "warn", "Chưa có bản sao lưu"), (2, "good", "đã thử khôi phục được"), (8, "warn", "quá 7 ngày")],
)
def test_the_newest_backup_that_was_proven_is_reported(days: int | None, tone: str, sentence: str) -> None:
    now = datetime(2026, 11, 29, tzinfo=UTC)
    found = backup_condition(None if days is None else now - timedelta(days=days), now)
    assert (found.tone, sentence in found.text) == (tone, True)


def test_no_backup_yet_is_a_warning_not_a_failure(app: Flask) -> None:
    assert found_by(app, "backup")[:2] == (200, "warn")


def test_a_lost_key_is_reported_before_the_next_start_needs_it(app: Flask) -> None:
    path = Path(app.instance_path) / "secret_key"
    path.write_text("k" * 64)
    assert found_by(app, "keys")[1] == "good"
    path.unlink()
    assert found_by(app, "keys")[1] == "warn"


@pytest.mark.parametrize(("minutes", "tone"), [(-5, "good"), (5, "good"), (60 * 24 * 365, "warn")])
def test_a_clock_that_was_set_back_is_reported(
    app: Flask, union: Unit, monkeypatch: Patch, minutes: int, tone: str
) -> None:
    """What was written last lies in the future: a dead battery turned the clock back, or it had run ahead."""
    with reading():
        newest = queries.newest_change_at()
    assert newest is not None
    monkeypatch.setattr(queries, "machine_time", lambda: newest - timedelta(minutes=minutes))
    assert found_by(app, "clock")[1] == tone


def test_it_is_shown_on_the_first_page_too(app: Flask, union: Unit, monkeypatch: Patch) -> None:
    sentence = "Giờ của máy chủ có thể sai"
    assert sentence not in words(sign_in(app, "recorder").get("/"))
    monkeypatch.setattr(feature, "is_ahead", lambda _newest, _now: True)
    # The first page is kept until the day changes or something is written.
    app.config["CLOCK"] = lambda: date(2024, 12, 16)
    assert sentence in words(sign_in(app, "recorder").get("/"))


def test_a_check_that_fails_by_itself_is_bad_and_says_nothing_of_why(app: Flask, monkeypatch: Patch) -> None:
    def look(_folder: Path) -> Condition:
        raise ValueError("của ai đó")

    monkeypatch.setattr(declared, "parts", lambda _kind: [HealthCheck(key="own", label="Riêng", look=look)])
    status, answer = asked(app)
    assert (status, answer["checks"]["own"]["status"]) == (503, "bad")
    assert "của ai đó" not in answer["checks"]["own"]["text"]


def test_the_administrator_sees_the_same_and_what_runs(app: Flask, union: Unit) -> None:
    page = words(sign_in(app, "admin").get("/may-chu"))
    for check in parts(HealthCheck):
        assert check.label in page
    for text in ("Khởi động lúc", VERSION, "Tệp đính kèm"):
        assert text in page


def test_others_do_not(app: Flask, union: Unit) -> None:
    for username in ("chair", "treasurer", "member"):
        assert sign_in(app, username).get("/may-chu").status_code == 403
