"""The server log: time, level and request on every line; no flood when all fails, nobody's words."""

from __future__ import annotations

import logging
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from app.config import ROOT
from app.office.units.models import Unit
from app.web.delivery import repeats, request_id
from app.web.delivery.repeats import Once
from app.web.delivery.server_log import Kept, Line
from tests.conftest import sign_in
from tests.house.pages.test_headers import fetch
from tests.web.delivery.test_proxies import get, serving
from tests.web.test_transactions import Broken

pytestmark = pytest.mark.engine_free

#: `2026-11-29T21:38:33.315+07:00 INFO b78a01eb app.access: …`
BEGINS = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+07:00 (DEBUG|INFO|WARNING|ERROR|CRITICAL) (\S+) \S+: "
)


class Clock:
    """A clock that a test turns on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(repeats, "time", made)
    return made


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the server would write on stderr, of everything that is logged meanwhile."""
    written, root, ours = StringIO(), logging.getLogger(), logging.getLogger("app")
    handler, before = logging.StreamHandler(written), ours.level
    handler.setFormatter(Line())
    handler.addFilter(Once())
    root.addHandler(handler)
    ours.setLevel("INFO")
    made = logging.getLogRecordFactory()
    logging.setLogRecordFactory(_with_id(made))
    yield written
    logging.setLogRecordFactory(made)
    ours.setLevel(before)
    root.removeHandler(handler)


def _with_id(made: Any) -> Any:
    def make(*arguments: Any, **named: Any) -> logging.LogRecord:
        record: logging.LogRecord = made(*arguments, **named)
        record.request_id = request_id.current()
        return record

    return make


def fail(words: str = "Ung thư giai đoạn 3") -> None:
    """Something breaks over what somebody wrote."""
    try:
        try:
            raise KeyError(words)
        except KeyError as error:
            raise ValueError(words) from error
    except ValueError:
        logging.getLogger("app").exception("GET / failed")


def logged(log: StringIO) -> list[str]:
    """The lines that begin one; all others are indented."""
    lines = log.getvalue().splitlines()
    assert all(BEGINS.match(line) or line.startswith("    ") for line in lines), log.getvalue()
    return [line for line in lines if not line.startswith(" ")]


def tracebacks(log: StringIO) -> int:
    return log.getvalue().count('tests/web/delivery/test_server_log.py", line')


def test_a_line_begins_with_time_zone_level_and_request(log: StringIO) -> None:
    logging.getLogger("waitress").warning("total open connections reached the limit")
    (line,) = logged(log)
    assert BEGINS.match(line)
    assert line.endswith(" WARNING - waitress: total open connections reached the limit")


def test_no_message_looks_like_a_line_of_its_own(log: StringIO) -> None:
    forged = "2026-11-29T00:00:00.000+07:00 INFO - app: all is well"
    logging.getLogger("app").error("odd: %s", f"x\n{forged}\r{forged}\u2028{forged}\x1b[2J")
    assert len(logged(log)) == 1
    assert "\x1b" not in log.getvalue()


def test_a_failure_tells_kind_and_place_and_no_words_of_anybody(log: StringIO) -> None:
    fail()
    assert logged(log)[0].endswith("app: GET / failed: ValueError")
    assert [line.strip() for line in log.getvalue().splitlines() if "Error" in line] == [
        logged(log)[0],
        "raise KeyError(words)",
        "KeyError",
        "raise ValueError(words) from error",
        "ValueError",
    ]
    assert "Ung thư" not in log.getvalue()


def test_words_of_the_program_itself_are_reported(log: StringIO) -> None:
    try:
        raise OSError(28, "No space left on device")
    except OSError:
        logging.getLogger("app").exception("not written")
    assert logged(log)[0].endswith("not written: OSError: [Errno 28] No space left on device")


def test_the_same_failure_has_one_traceback_a_minute_and_is_counted(log: StringIO, clock: Clock) -> None:
    for _ in range(4):
        fail()
    assert tracebacks(log) == 2, "of the error and of its cause"
    assert [line.partition("ValueError")[2] for line in logged(log)] == [
        "", " … 1 lần nữa", " … 2 lần nữa", " … 3 lần nữa"
    ]  # fmt: skip
    clock.now += 60
    fail()
    assert tracebacks(log) == 4
    assert logged(log)[-1].endswith("ValueError")


def test_another_failure_has_a_traceback_of_its_own(log: StringIO, clock: Clock) -> None:
    fail()
    try:
        raise ValueError("khác")
    except ValueError:
        logging.getLogger("app").exception("another")
    assert logged(log)[-1].endswith("another: ValueError")
    assert tracebacks(log) == 3


def test_a_warning_that_repeats_outside_of_requests_is_one_line_a_minute(log: StringIO, clock: Clock) -> None:
    for depth in range(1, 65):
        logging.getLogger("waitress.queue").warning("Task queue depth is %d", depth)
    clock.now += 61
    logging.getLogger("waitress.queue").warning("Task queue depth is %d", 7)
    assert [line.partition(": ")[2] for line in logged(log)] == [
        "Task queue depth is 1",
        "Task queue depth is 7 … 63 lần nữa",
    ]


def test_what_was_reported_long_ago_is_forgotten(clock: Clock) -> None:
    once = Once()
    for number in range(1000):
        clock.now += 1
        name = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        assert once.filter(logging.LogRecord("x", logging.WARNING, "", 0, name, None, None))
    assert len(once._reported) <= repeats._MOST_KINDS


def test_two_handlers_tell_the_same(log: StringIO, clock: Clock) -> None:
    once, other = Once(), StringIO()
    handlers = [logging.StreamHandler(other) for _ in range(2)]
    logger = logging.getLogger("app.twice")
    for handler in handlers:
        handler.addFilter(once)
        handler.setFormatter(Line())
        logger.addHandler(handler)
    for _ in range(2):
        logger.warning("again")
    logger.handlers.clear()
    assert [line.partition(": ")[2] for line in other.getvalue().splitlines()] == ["again", "again"]


def test_waitress_tells_no_address(log: StringIO) -> None:
    logging.getLogger("waitress").error("Exception while serving /lich/bi-mat.ics")
    assert logged(log)[0].endswith(" waitress: Exception while serving")


def test_a_database_that_is_away_writes_two_lines_a_request(
    app: Flask, union: Unit, log: StringIO, clock: Clock
) -> None:
    """One with the cause, one of the access; one traceback for all of them."""
    browser = sign_in(app, "chair")

    def away(_connection: Any) -> None:
        raise OperationalError("BEGIN", None, Broken("08006"))

    event.listen(Engine, "begin", away)
    try:
        pages = [browser.get("/nhat-ky/?q=Nguyen") for _ in range(20)]
    finally:
        event.remove(Engine, "begin", away)
    lines = logged(log)
    assert len(lines) == 40
    assert [BEGINS.match(line)[2] for line in lines[::2]] == [page.headers["X-Request-ID"] for page in pages]  # type: ignore[index]
    assert [BEGINS.match(line)[2] for line in lines[1::2]] == [page.headers["X-Request-ID"] for page in pages]  # type: ignore[index]
    assert "GET /nhat-ky/: the database does not answer: OperationalError: " in lines[38]
    assert lines[38].endswith("… 19 lần nữa")
    assert " GET /nhat-ky/ 503 " in lines[39]
    assert len(log.getvalue().splitlines()) < 200
    assert "Nguyen" not in log.getvalue()


def test_the_kept_file_is_the_owners_alone_and_goes_round(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "log" / "so.log", most=2_000)
    assert list(tmp_path.iterdir()) == [], "nothing is made before there is a line"
    kept.setFormatter(Line())
    umask = os.umask(0)
    try:
        for number in range(400):
            kept.handle(logging.LogRecord("app", logging.INFO, "", 0, f"{number} " + "x" * 60, None, None))
    finally:
        os.umask(umask)
        kept.close()
    files = list((tmp_path / "log").iterdir())
    assert len(files) == 5
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700
    assert max(file.stat().st_size for file in files) <= 2_000


def test_a_file_that_cannot_be_written_stops_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_text("no folder")
    kept = Kept(tmp_path / "log" / "so.log", most=2_000)
    kept.handle(logging.LogRecord("app", logging.INFO, "", 0, "x", None, None))
    assert capsys.readouterr().err == ""


# Processes


def test_the_server_tells_each_request_and_keeps_it(tmp_path: Path) -> None:
    with serving(tmp_path, KEEP_LOG="1") as port:
        answers = [get(port, path) for path in ("/khong-co?ten=Binh", "/healthz", "/tai-khoan/dang-nhap")]
    ids = [re.findall(r"(?i)x-request-id: (\w+)", answer)[0] for answer in answers]
    file = tmp_path / "log" / "so-cong-doan.log"
    lines = file.read_text("utf-8").splitlines()
    assert all(BEGINS.match(line) for line in lines), lines
    access = [line for line in lines if "app.access: " in line]
    assert [BEGINS.match(line)[2] for line in access] == [ids[0], ids[2]]  # type: ignore[index]
    assert "serves on http://127.0.0.1:" in lines[0]
    assert "Binh" not in file.read_text("utf-8")
    assert "Mã mở sổ" not in file.read_text("utf-8"), "the code is for who sits at the console"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def under_a_host(folder: Path, host: str, then: str) -> str:
    """What a WSGI server that loads wsgi.py, after its own `host`, writes on stderr."""
    program = f"import logging\n{host}\nimport wsgi\n{then}\nwsgi.app.test_client().get('/khong-co')\n"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "INSTANCE_PATH": str(folder), "DATABASE_URL": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stderr


def test_under_another_server_the_log_is_the_same(tmp_path: Path) -> None:
    then = "import warnings; warnings.warn('old'); logging.getLogger('alembic').warning('x')"
    lines = under_a_host(tmp_path, "", then).splitlines()
    assert [line for line in lines if not (BEGINS.match(line) or line.startswith("    "))] == [
        line for line in lines if line.startswith("Mã mở sổ lần đầu: ")
    ]
    assert any("py.warnings: " in line for line in lines)
    assert lines[-1].startswith("20")
    assert " app.access: GET /<path:_> " not in lines[-1]
    assert "app.access: GET (unknown address) " in lines[-1]


def test_a_host_that_set_up_its_own_log_keeps_it_and_may_name_the_request(tmp_path: Path) -> None:
    host = "logging.basicConfig(level='INFO', format='HOST %(name)s %(message)s')"
    names = "logging.Formatter('HOST [%(request_id)s] %(message)s')"
    then = f"logging.getLogger().handlers[0].setFormatter({names})"
    lines = under_a_host(tmp_path, host, then).splitlines()
    assert re.fullmatch(r"HOST \[[0-9a-f]{8}\] GET \(unknown address\) \d+ \d+ ms \d+ bytes", lines[-1])
    assert [line for line in lines if BEGINS.match(line)] == []


def test_what_nobody_caught_has_the_same_form(tmp_path: Path) -> None:
    then = "import threading; t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()"
    text = under_a_host(tmp_path, "", then)
    head = next(line for line in text.splitlines() if "ZeroDivisionError" in line)
    assert re.search(r" CRITICAL - app\.\S+: ended: ZeroDivisionError$", head)
    assert BEGINS.match(head)


def test_a_command_says_its_sentences_and_logs_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flask", "verify"],
        cwd=ROOT,
        env={**os.environ, "INSTANCE_PATH": str(tmp_path / "khong-co"), "KEEP_LOG": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert not BEGINS.match(done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_static_files_are_followed_too(app: Flask) -> None:
    assert fetch(app, "/static/css/app.css").headers["X-Request-ID"]
