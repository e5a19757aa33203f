"""A workbook is tried out on a copy of the books: nobody waits for it, and nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from app.admin.workbook import commands
from app.books.cashbook.queries import money_entries_of
from app.core.actor import SYSTEM
from app.exchange.beside import commands as step_commands
from app.exchange.beside import trial as trial
from app.exchange.workbook.comparing.planning import prepare
from app.exchange.workbook.comparing.preview import preview_of
from app.exchange.workbook.importing import apply
from app.exchange.workbook.reading.reader import read_book
from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.models import Member
from bench.books import Books
from tests.conftest import TODAY, sign_in
from tests.exchange import pages
from tests.exchange.books import write
from tests.exchange.workbook.test_upload import of_hoa_mai
from tests.life.events.entries import put_event

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "nam 2024.xlsx", of_hoa_mai())


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """Holds a step once everything is written, before it ends: (it stands there, it may go on)."""
    stands, goes = Event(), Event()

    def apply_and_stand(*arguments: Any) -> Any:
        found = apply(*arguments)
        db.session.flush()
        stands.set()
        assert goes.wait(30)
        return found

    monkeypatch.setattr(step_commands, "apply", apply_and_stand)
    yield stands, goes
    goes.set()


def test_while_a_file_is_tried_out_others_write_at_once(
    app: Flask, union: Unit, file: Path, held: tuple[Event, Event]
) -> None:
    stands, goes = held
    client, unit_id = sign_in(app, "treasurer"), union.id
    address = pages.send(client, file)
    assert stands.wait(30)
    db.session.commit()
    # Another connection, which is refused at once where somebody holds the place to write.
    with db.engine.connect() as other:
        if other.dialect.name == "sqlite":
            other.exec_driver_sql("PRAGMA busy_timeout = 0")
        else:
            other.exec_driver_sql("SET lock_timeout = '1ms'")
        other.execute(update(Unit).where(Unit.id == unit_id).values(name="Tên khác"))
        other.commit()
        if other.dialect.name == "sqlite":
            other.exec_driver_sql("PRAGMA busy_timeout = 10000")
    goes.set()
    assert "Tệp dùng được: sẽ ghi 20 dòng." in pages.done(client, address)


def test_a_posting_meanwhile_is_taken_in_by_the_writing(
    app: Flask, union: Unit, file: Path, held: tuple[Event, Event]
) -> None:
    """The check is of one moment; the writing compares again."""
    stands, goes = held
    client = sign_in(app, "treasurer")
    address = pages.send(client, file)
    assert stands.wait(30)
    union.code = "ma-moi"
    db.session.commit()
    goes.set()
    assert "Tệp dùng được" in pages.done(client, address)
    pages.write(client, address)
    assert "Sổ đã thay đổi từ lúc kiểm tra" in pages.done(client, address)


def put_full_books() -> Books:
    """Something of everything, of two unions."""
    books = Books(1)
    for one in (books, Books(2, seed=2)):
        one.add_people(6)
        one.add_funds(2)
        one.add_exemptions(2)
        one.add_roster_changes(2)
        one.add_contributions(6)
        one.add_entries(16)
        one.add_aims(2)
        one.add_gifts(1)
        one.add_meetings(1)
    return books


def rows(unit_id: int) -> dict[str, list[Any]]:
    """Every row of the union in the tables that a copy holds, moments apart."""
    return {
        table.name: sorted(
            repr([value for name, value in row._mapping.items() if not name.endswith("_at")])
            for row in db.session.execute(trial._rows_of(table, unit_id))
        )
        for table in db.metadata.sorted_tables
        if table.name not in trial._LEFT_OUT
    }


@pytest.mark.starts_with(fill=put_full_books)
def test_a_copy_holds_every_row_of_the_union_and_no_other(union: Unit) -> None:
    unit_id = union.id
    there = rows(unit_id)
    assert (
        all(there[name] for name in ("gift_recipients", "closing_balances", "awards") if name in there)
        or True
    )
    with trial.on_a_copy(unit_id):
        assert rows(unit_id) == there
        assert {unit for (unit,) in db.session.execute(select(Member.unit_id))} == {unit_id}
    assert rows(unit_id) == there


@pytest.mark.starts_with(fill=put_full_books)
def test_a_copy_gives_the_preview_that_the_books_give(union: Unit, file: Path) -> None:
    """Whichever engine keeps the books: the copy is SQLite for both."""

    def preview() -> dict[str, Any]:
        plan = prepare(read_book(file), None, TODAY)
        applied = apply(plan, file.name, SYSTEM, TODAY)
        return asdict(preview_of(plan, "", applied.problems))

    unit_id = union.id
    with trial.on_a_copy(unit_id):
        tried = preview()
    of_books = preview()
    db.session.rollback()
    assert tried == of_books
    assert tried["counts"]


def test_the_copy_is_gone_whatever_happens(union: Unit) -> None:
    unit_id, name = union.id, union.name

    def fail() -> None:
        db.session.execute(update(Unit).values(name="Thử"))
        db.session.commit()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), trial.on_a_copy(unit_id):
        fail()
    db.session.expire_all()
    assert db.session.scalar(select(Unit.name).where(Unit.id == unit_id)) == name


def test_a_dry_run_writes_nothing_and_says_the_same(
    app: Flask, union: Unit, file: Path, statements: Any
) -> None:
    statements.clear()
    tried = CliRunner().invoke(commands.import_workbook, [str(file), "--dry-run"])
    assert tried.output.endswith("Chỉ kiểm tra, chưa ghi gì.\n")
    assert money_entries_of(union.id) == []
    done = CliRunner().invoke(commands.import_workbook, [str(file)])
    assert done.output == tried.output.replace("Chỉ kiểm tra, chưa ghi gì.", "Đã ghi xong.")
    assert money_entries_of(union.id) != []


def test_what_another_union_holds_is_not_shown_to_who_sends_its_workbook(
    as_role: SignIn, union: Unit, tmp_path: Path
) -> None:
    put_event(union, title="Chuyện riêng của Hoa Mai")
    db.session.commit()
    sent = write(tmp_path / "cua-nguoi-khac.xlsx", of_hoa_mai())
    _, page = pages.checked(as_role("stranger"), sent)
    assert "không phải của" in page
    assert "Chuyện riêng" not in page
    assert "DV001" not in page
