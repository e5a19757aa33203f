"""A request is one transaction: a GET sees one snapshot, a write takes its lock before it reads."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Barrier, Event, get_ident
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from app import transactions
from app.books.cashbook.actions import record_money
from app.books.cashbook.checks import cash_faults
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import balances, lock_books
from app.core.errors import Busy
from app.exchange.packages.handing_over import hand_over
from app.exchange.workbook import writer
from app.exchange.workbook.exporting import build, export, note_export
from app.extensions import db
from app.log.activities.models import Activity
from app.log.attachments.models import Attachment
from app.office.seals.queries import last_seal
from app.office.trail.actions import note
from app.office.trail.models import TrailEntry
from app.office.trail.queries import verify_chain
from app.office.units.models import Unit
from app.office.units.queries import unit_by_id
from app.web.saving import MOST_REPEATS
from app.year.received.models import LowerUnion
from app.year.regulations.models import Regulation
from tests.books.cashbook.books import put_fund
from tests.conftest import OFFICER, TODAY, Statements, put_member, sign_in
from tests.downloads import words
from tests.exchange.books import rows_in
from tests.exchange.packages.lowers import put_lower, sent_by
from tests.life.events.entries import put_event
from tests.life.visits.visits import SENT
from tests.log.attachments.scans import png
from tests.trail import chain_of

BUSY = "Sổ đang bận vì có người khác ghi lâu."
BUSY_FOR_COMMANDS = "Sổ đang được một chương trình khác ghi lâu hơn mức chờ."
OFFICERS = 16


@pytest.fixture
def fund_id(union: Unit) -> int:
    found = put_fund(union, "Đoàn phí", cash=1_000_000).id
    db.session.commit()
    return found


def head() -> int:
    """The number of the newest seal."""
    last = last_seal(db.session.connection())
    assert last
    return last[0].number


def receive(unit_id: int, fund_id: int) -> None:
    """A receipt of another user, in another transaction."""
    facts = MoneyFacts(date(2024, 12, 1), Direction.RECEIPT, "Thu thêm", 10_000, fund_id)
    record_money(unit_id, facts, OFFICER, TODAY)
    db.session.commit()


def beside(app: Flask, work: Callable[[], Any]) -> Any:
    """What `work` gives, done by somebody else meanwhile."""

    def run() -> Any:
        with app.app_context():
            try:
                return work()
            finally:
                db.session.remove()

    with ThreadPoolExecutor(1) as other:
        return other.submit(run).result()


@contextmanager
def after_statement(number: int, then: Callable[[], Any]) -> Iterator[list[str]]:
    """Do something once, when this thread's connection has sent this many statements."""
    sent: list[str] = []
    here = get_ident()

    def count(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if get_ident() == here:
            sent.append(statement)
            if len(sent) == number:
                then()

    event.listen(Engine, "after_cursor_execute", count)
    try:
        yield sent
    finally:
        event.remove(Engine, "after_cursor_execute", count)


@contextmanager
def long_write(app: Flask, unit_id: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another write is in progress, and waits are short."""
    monkeypatch.setattr(transactions, "PATIENCE", 200)
    monkeypatch.setattr(transactions, "PATIENCE_OF_COMMANDS", 200)
    db.session.commit()
    # On PostgreSQL it is set when a connection is made.
    db.engine.dispose()
    under_way, over = Event(), Event()

    def hold() -> None:
        with app.app_context():
            lock_books(unit_id)
            under_way.set()
            over.wait(20)
            db.session.rollback()
            db.session.remove()

    with ThreadPoolExecutor(1) as other:
        held = other.submit(hold)
        under_way.wait(20)
        try:
            yield
        finally:
            over.set()
            held.result()


@pytest.mark.parametrize("at", [2, 6, 12, 20])
def test_a_report_sees_one_moment(app: Flask, union: Unit, fund_id: int, at: int) -> None:
    """Money recorded between two selects is either completely in the report or not at all."""
    unit_id, browser = union.id, sign_in(app, "chair")
    with after_statement(at, lambda: beside(app, lambda: receive(unit_id, fund_id))) as sent:
        page = browser.get("/bao-cao/?ky=2024")
    assert len(sent) > at, "the receipt came while the report was read"
    assert (page.status_code, "không bằng" in words(page)) == (200, False)
    assert cash_faults(unit_id) == []


def test_what_only_reads_goes_on_seeing_its_moment(app: Flask, union: Unit, fund_id: int) -> None:
    unit_id = union.id

    def held() -> int:
        return sum(one.amount for one in balances(unit_id, TODAY))

    with transactions.reading():
        before = held()
        beside(app, lambda: receive(unit_id, fund_id))
        assert held() == before
    assert held() == before + 10_000


def test_what_only_reads_cannot_write(union: Unit, fund_id: int) -> None:
    with transactions.reading(), pytest.raises(DBAPIError):
        lock_books(union.id)


def test_the_books_are_locked_once_a_transaction(union: Unit, statements: Statements) -> None:
    """What the second call would lock is held already; the union's row is none that is sealed again."""
    db.session.commit()
    sealed = head()
    statements.clear()
    lock_books(union.id)
    lock_books(union.id)
    assert [one.split()[0] for one in statements.sent if "units" in one].count("UPDATE") == 1
    db.session.commit()
    assert head() == sealed
    statements.clear()
    lock_books(union.id)
    assert any(one.startswith("UPDATE units") for one in statements.sent), "the commit gave it up"


def test_a_lock_that_went_with_its_savepoint_is_taken_again(union: Unit, statements: Statements) -> None:
    unit_id = union.id
    with db.session.begin_nested() as kept:
        lock_books(unit_id)
        kept.rollback()
    statements.clear()
    with db.session.begin_nested():
        lock_books(unit_id)
        lock_books(unit_id)
    lock_books(unit_id)
    # A savepoint that is kept leaves its locks to the transaction: asking again does no harm.
    assert len([one for one in statements.sent if one.startswith("UPDATE units")]) == 2
    with db.session.begin_nested():
        lock_books(unit_id)
    assert len([one for one in statements.sent if one.startswith("UPDATE units")]) == 2


def test_an_export_lets_others_write_until_it_is_noted(
    app: Flask, union: Unit, fund_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawing a large union's books takes longer than a write waits."""
    unit_id = union.id
    drawing = writer.write_book

    def draw_slowly(*args: Any) -> bytes:
        assert transactions.mode() is transactions.Mode.READING
        beside(app, lambda: receive(unit_id, fund_id))
        return drawing(*args)

    monkeypatch.setattr(writer, "write_book", draw_slowly)
    file = tmp_path / "so.xlsx"
    result = app.test_cli_runner().invoke(args=["export-workbook", str(file), "--unit", union.code])
    assert result.exit_code == 0, result.output
    assert len(rows_in(file)["Thu chi"]) == 1, "the workbook is of the moment when its drawing began"
    [noted] = [entry for entry, _ in chain_of(unit_id) if entry.action == "exchange.exported"]
    assert noted.actor == "hệ thống"


def test_a_file_that_cannot_be_written_is_no_export(union: Unit) -> None:
    def refuse(_file: bytes) -> None:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        export(union.id, refuse, OFFICER)
    assert [entry for entry, _ in chain_of(union.id) if entry.action == "exchange.exported"] == []


def test_an_export_waits_for_the_import_before_it(app: Flask, union: Unit) -> None:
    """A write that reads the trail's head first cannot append its entry to an outdated head."""
    unit_id = union.id
    note_export(unit_id, build(union), OFFICER)
    db.session.commit()
    put_member(union, "DV090", "Nguyễn Văn Chín")
    with ThreadPoolExecutor(1) as other:

        def export_again() -> None:
            with app.app_context():
                found = unit_by_id(unit_id)
                assert found
                note_export(unit_id, build(found), OFFICER)
                db.session.commit()
                db.session.remove()

        waiting = other.submit(export_again)
        with pytest.raises(TimeoutError):
            waiting.result(0.5)
        db.session.commit()
        waiting.result(20)
    assert verify_chain(unit_id) == []


@pytest.mark.parametrize("is_accounts", [True, False])
def test_many_at_once_leave_one_chain(app: Flask, union: Unit, is_accounts: bool) -> None:
    """Sixteen accounts locked and sixteen changes of one union at the same time."""
    chain = None if is_accounts else union.id
    db.session.commit()

    def write(number: int) -> None:
        with app.app_context():
            note(chain, OFFICER, "accounts.locked", f"users/{number}", {})
            db.session.commit()
            db.session.remove()

    with ThreadPoolExecutor(OFFICERS) as officers:
        list(officers.map(write, range(OFFICERS)))
    assert verify_chain(chain) == []
    of_chain = TrailEntry.unit_id.is_not_distinct_from(chain), TrailEntry.action == "accounts.locked"
    assert db.session.scalar(select(func.count()).where(*of_chain)) == OFFICERS


@pytest.mark.parametrize("is_accounts", [True, False])
def test_the_database_refuses_a_fork(union: Unit, is_accounts: bool) -> None:
    entry = note(None if is_accounts else union.id, OFFICER, "accounts.added", "users/1", {})
    columns = {one.key: getattr(entry, one.key) for one in TrailEntry.__table__.columns if one.key != "id"}
    with pytest.raises(IntegrityError, match="previous"):
        db.session.execute(insert(TrailEntry).values({**columns, "hash": "another"}))


def test_a_write_that_waits_too_long_says_so_on_its_form(
    app: Flask, union: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = sign_in(app, "chair")
    with long_write(app, union.id, monkeypatch):
        page = browser.post("/tham-hoi/moi", data={**SENT, "amount": "200000", "once": "B" * 24})
    assert page.status_code == 422
    assert BUSY in words(page)
    assert SENT["recipient"] in page.text
    assert db.session.scalar(select(func.count()).select_from(Activity)) == 0
    again = browser.post("/tham-hoi/moi", data={**SENT, "amount": "200000", "once": "B" * 24})
    assert again.status_code == 303


def test_a_write_without_money_waits_for_its_place_too(
    app: Flask, union: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = sign_in(app, "chair")
    sent = {
        "what": "dues_rate",
        "value": "0,5",
        "starts_on": "01/01/2024",
        "source": "QĐ 05",
        "once": "B" * 24,
    }
    with long_write(app, union.id, monkeypatch):
        page = browser.post("/muc-theo-quy-dinh/moi", data=sent)
    assert (page.status_code, BUSY in words(page), "QĐ 05" in page.text) == (422, True, True)
    assert browser.post("/muc-theo-quy-dinh/moi", data=sent).status_code == 303


@pytest.mark.parametrize(
    "command",
    [
        "campaign open --unit hoa-mai --period 2024 --title Báo-cáo --deadline 2024-12-31",
        "receive --unit hoa-mai {file}",
        "receive --unit hoa-mai --folder {folder}",
        "open-file --unit hoa-mai {file}",
        "outlines import --unit hoa-mai {file}",
    ],
)
def test_a_command_waits_for_its_place_too(
    app: Flask, union: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """What it looks at before it writes is what nobody else of the union changes meanwhile."""
    folder = tmp_path / "den"
    folder.mkdir()
    (folder / "mot.goi").write_bytes(b"khong phai goi")
    asked = command.format(file=folder / "mot.goi", folder=folder).split()
    with long_write(app, union.id, monkeypatch):
        refused = app.test_cli_runner().invoke(args=asked)
    assert (refused.exit_code, BUSY_FOR_COMMANDS in refused.output) == (2, True), refused.output
    assert BUSY_FOR_COMMANDS not in app.test_cli_runner().invoke(args=asked).output


def test_a_package_handed_over_by_a_command_waits_for_its_place_too(
    app: Flask, union: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sent_by(put_lower("mot"))
    with long_write(app, union.id, monkeypatch), pytest.raises(Busy):
        hand_over(content, union, OFFICER, TODAY)
    assert hand_over(content, union, OFFICER, TODAY)


@pytest.mark.parametrize(
    ("address", "sent", "kept"),
    [
        (
            "/muc-theo-quy-dinh/moi",
            {"what": "dues_rate", "value": "0,5", "starts_on": "01/01/2024", "source": "QĐ 05"},
            Regulation,
        ),
        ("/cong-doan-cap-duoi/moi", {"name": "CĐCS Trạm Chín"}, LowerUnion),
    ],
)
def test_what_there_is_once_is_recorded_once_by_many_at_the_same_moment(
    app: Flask, union: Unit, address: str, sent: dict[str, str], kept: type[Any]
) -> None:
    """Each looks first whether somebody recorded it already."""
    officers = [sign_in(app, "chair") for _ in range(4)]
    db.session.commit()
    together = Barrier(len(officers))

    def record(one: FlaskClient) -> int:
        together.wait()
        return one.post(address, data=sent).status_code

    with ThreadPoolExecutor(len(officers)) as hands:
        answers = sorted(hands.map(record, officers))
    assert answers == [303, 422, 422, 422]
    assert db.session.scalar(select(func.count()).select_from(kept)) == 1


def test_a_long_write_delays_nobody_who_reads(
    app: Flask, union: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = sign_in(app, "chair")
    with long_write(app, union.id, monkeypatch):
        for page in ("/", "/nhat-ky/", "/so-quy/", "/bao-cao/", "/healthz"):
            assert browser.get(page).status_code == 200


class Broken(Exception):
    """What a driver raises, with PostgreSQL's code of it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.sqlstate = code


@contextmanager
def broken_off(times: int, code: str) -> Iterator[None]:
    """The database aborts the recording of a visit this many times."""
    left = [code] * times

    def break_off(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if left and statement.startswith("INSERT INTO visits"):
            raise OperationalError(statement, None, Broken(left.pop()))

    event.listen(Engine, "before_cursor_execute", break_off)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", break_off)


@pytest.mark.parametrize("code", ["40001", "40P01"])
def test_what_the_engine_breaks_off_is_done_again(app: Flask, union: Unit, code: str) -> None:
    with broken_off(MOST_REPEATS, code):
        page = sign_in(app, "chair").post("/tham-hoi/moi", data={**SENT, "once": "C" * 24})
    assert page.status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Activity)) == 1
    assert verify_chain(union.id) == []


def test_but_not_for_ever(app: Flask, union: Unit) -> None:
    with broken_off(MOST_REPEATS + 1, "40001"):
        page = sign_in(app, "chair").post("/tham-hoi/moi", data={**SENT, "once": "C" * 24})
    assert page.status_code == 422
    assert BUSY in words(page)
    assert db.session.scalar(select(func.count()).select_from(Activity)) == 0


def test_a_full_disk_is_named(app: Flask, union: Unit) -> None:
    with broken_off(1, "53100"):
        page = sign_in(app, "chair").post("/tham-hoi/moi", data=SENT)
    assert page.status_code == 422
    assert "ổ đĩa của máy chủ đã đầy" in words(page)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "đã đầy"), (errno.EROFS, "không cho ghi"), (errno.EACCES, "không cho ghi")],
)
@pytest.mark.parametrize("form", ["scan", "workbook"])
def test_a_file_for_which_the_disk_has_no_room_is_named(
    app: Flask, union: Unit, monkeypatch: pytest.MonkeyPatch, form: str, number: int, sentence: str
) -> None:
    """Inside a transaction the form says so, with what was typed; before one, a page of its own."""

    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("app.log.attachments.actions.write_atomically", refuse)
    monkeypatch.setattr("app.exchange.beside.uploads.Upload._put", refuse)
    entry = put_event(union)
    db.session.commit()
    address = f"/tep/them/{entry.id}" if form == "scan" else "/trao-doi/"
    name = "anh.png" if form == "scan" else "so.xlsx"
    sent = {"file": (BytesIO(png()), name), "description": "Trao quà"}
    page = sign_in(app, "chair").post(address, data=sent)
    assert page.status_code == (422 if form == "scan" else 503)
    assert sentence in words(page)
    assert form != "scan" or "Trao quà" in page.text
    assert db.session.scalar(select(func.count()).select_from(Attachment)) == 0


def test_what_only_the_database_refuses_is_a_sentence(app: Flask, union: Unit) -> None:
    """Two users record the same at the same time: the constraint gives a message, not an error page."""
    name = "ck_visits_test"

    def clash(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("INSERT INTO visits"):
            raise IntegrityError(statement, None, Broken(name))

    event.listen(Engine, "before_cursor_execute", clash)
    try:
        page = sign_in(app, "chair").post("/tham-hoi/moi", data=SENT)
    finally:
        event.remove(Engine, "before_cursor_execute", clash)
    assert page.status_code == 422
    assert "vừa có người ghi điều trùng với chỗ này" in words(page)
    assert SENT["recipient"] in page.text


def test_an_error_writes_no_values_to_the_log(union: Unit) -> None:
    with pytest.raises(DBAPIError) as failed:
        db.session.execute(text("INSERT INTO units (name) VALUES (:name)"), {"name": "Ung thư giai đoạn 3"})
    assert "Ung thư" not in str(failed.value)


def test_an_answer_stands_when_the_database_goes_away_after_it(
    app: Flask, union: Unit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Also that of a write: what was committed must not look like a failure."""
    browser = sign_in(app, "chair")
    monkeypatch.setitem(app.config, "TESTING", False)
    # Their own context ends nowhere here: a request without it ends as a server's does.
    for hooks in (app.before_request_funcs, app.teardown_request_funcs):
        monkeypatch.setitem(hooks, None, hooks[None][1:])
    db.session.commit()

    def gone(connection: Any) -> None:
        # As SQLAlchemy does with one that the driver says is lost.
        connection.invalidate()
        raise OperationalError("ROLLBACK", None, Broken("08006"))

    event.listen(Engine, "rollback", gone)
    try:
        with ThreadPoolExecutor(1) as server:
            page = server.submit(browser.get, "/nhat-ky/", buffered=True).result()
    finally:
        event.remove(Engine, "rollback", gone)
    assert (page.status_code, "Nhật ký" in words(page)) == (200, True)
    assert "the database went away before the end of a request" in caplog.text


@pytest.mark.parametrize("path", ["/", "/nhat-ky/", "/tai-khoan/dang-nhap", "/khong-co/trang"])
def test_without_a_database_the_page_says_so(app: Flask, union: Unit, path: str) -> None:
    """The error page does not use the database."""
    browser = sign_in(app, "chair")
    db.session.commit()

    def away(_connection: Any) -> None:
        raise OperationalError("BEGIN", None, Broken("08006"))

    event.listen(Engine, "begin", away)
    try:
        page = browser.get(path)
    finally:
        event.remove(Engine, "begin", away)
    assert page.status_code == 503
    assert "Máy chủ chưa đọc được cơ sở dữ liệu. Sổ không bị thay đổi gì." in words(page)
