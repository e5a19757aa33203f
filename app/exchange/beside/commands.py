"""`flask exchange-step`: what a page of the exchange has done beside it, in a process of its own.

The server loads this file too, for its command; what needs openpyxl is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from app.core.actor import Actor
from app.core.errors import Busy
from app.exchange.beside import uploads
from app.exchange.beside.trial import on_a_copy
from app.exchange.beside.uploads import Upload
from app.exchange.office_lists.reading.sheet import kept, read_list
from app.exchange.workbook import layout
from app.exchange.workbook.comparing.planning import Plan, prepare
from app.exchange.workbook.comparing.preview import Preview, preview_of, problem_lines
from app.exchange.workbook.exporting import export
from app.exchange.workbook.importing import Applied, apply
from app.exchange.workbook.problems import Problem, Unreadable
from app.exchange.workbook.reading.reader import Book, Progress, read_book
from app.extensions import db
from app.office.accounts.actions import grant
from app.office.accounts.models import User
from app.office.accounts.queries import user
from app.office.accounts.rules import Role
from app.office.units.models import Unit
from app.office.units.queries import unit_by_id
from app.transactions import reading
from app.web.saving import saving


def check(upload: Upload, today: date) -> None:
    """Read the workbook, compare it with the books and try it out on a copy of them: nobody waits for it."""
    try:
        book = read_book(upload.book, _tell(upload, uploads.READING))
    except Unreadable as unreadable:
        upload.put("preview", asdict(Preview(stopped=unreadable.sentence, leads_to=unreadable.leads_to)))
    else:
        with on_a_copy(upload.unit_id):
            _try(upload, book, today, uploads.TRYING)
    upload.put("progress", {"stage": uploads.CHECKED})


def write(upload: Upload, today: date) -> None:
    """Write the workbook into the books, whole or not at all; the books may have changed since the check."""
    book = read_book(upload.book, _tell(upload, uploads.WRITING))
    try:
        is_written = _written(upload, book, today)
    except Busy:
        is_written = False
    if is_written:
        upload.drop_book()
        upload.put("progress", {"stage": uploads.WRITTEN})
        return
    upload.give_turn_back()
    upload.put("progress", {"stage": uploads.CHECKED, "again": True})


def _written(upload: Upload, book: Book, today: date) -> bool:
    clean = False
    with saving() as saved:
        clean = _try(upload, book, today, uploads.WRITING)
        if not clean:
            db.session.rollback()
    return clean and saved.done


def export_books(upload: Upload, _today: date) -> None:
    """The union's books as a workbook, without the columns that were asked to be left out."""
    without = frozenset(upload.get("asked")["without"])
    with reading():
        actor = _actor(_officer(upload))
    export(upload.unit_id, partial(upload.keep, "made"), actor, without)


def empty_book(upload: Upload, _today: date) -> None:
    """The layout to fill in."""
    from app.exchange.workbook import writer

    upload.keep("made", writer.empty_book())


def failing_rows(upload: Upload, _today: date) -> None:
    """The rows that need mending."""
    from app.exchange.workbook import failing

    upload.keep("made", failing.failing_rows(upload.book, upload.get("problems")["all"]))


def office(upload: Upload, _today: date) -> None:
    """An office's own list as heads and rows; its copy goes at once."""
    try:
        table = read_list(upload.book)
    except Unreadable as unreadable:
        upload.put("table", {"stopped": unreadable.sentence})
    else:
        upload.put("table", kept(table))
    upload.drop_book()


STEPS: dict[str, Callable[[Upload, date], None]] = {
    "check": check,
    "write": write,
    "export": export_books,
    "empty": empty_book,
    "failing": failing_rows,
    "office": office,
}


@click.command("exchange-step", hidden=True)
@click.argument("step", type=click.Choice(list(STEPS)))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
def exchange_step(step: str, folder: Path, day: datetime) -> None:
    """Một việc của trang «Nhập, xuất Excel» với sổ nằm trong FOLDER; máy chủ tự gọi."""
    STEPS[step](uploads.opened(folder), day.date())


def _try(upload: Upload, book: Book, today: date, stage: str) -> bool:
    """Plan and carry out in the open transaction; keeps what was found, tells whether all is well."""
    upload.put("progress", {"stage": stage})
    here, officer = unit_by_id(upload.unit_id), _officer(upload)
    plan = prepare(book, here, today)
    if others := _other_union(plan, book, here, officer.is_admin):
        applied = Applied(None, [*plan.problems, *others])
    else:
        applied = apply(plan, upload.file_name, _actor(officer), today, _tell(upload, stage))
    if plan.unit is None and applied.unit and not applied.problems:
        # Whoever brings a union's books opens them as its chair, and may give the post on.
        grant(officer, applied.unit, Role.CHAIR, _actor(officer))
    name = applied.unit.name if applied.unit else _unit_name(book, here)
    preview = preview_of(plan, name, applied.problems)
    upload.put("problems", {"all": problem_lines(applied.problems)})
    upload.put("preview", asdict(preview))
    return not applied.problems


def _other_union(plan: Plan, book: Book, here: Unit, is_admin: bool) -> list[Problem]:
    """A workbook is taken into the books that are open; only an administrator adds a union's first ones."""
    if plan.unit is here or (plan.unit is None and is_admin):
        return []
    rule = f"tệp là sổ của «{_unit_name(book, here)}», không phải của «{here.name}» đang mở."
    return [Problem(layout.UNIT.title, rule=rule)]


def _unit_name(book: Book, here: Unit) -> str:
    rows = book.of(layout.UNIT).rows
    return str(rows[0].values[layout.UNIT.place("name")]) if rows else here.name


def _officer(upload: Upload) -> User:
    found = user(upload.user_id)
    if found is None:
        raise LookupError(f"no account {upload.user_id}")
    return found


def _actor(officer: User) -> Actor:
    return Actor(officer.id, officer.display_name)


def _tell(upload: Upload, stage: str) -> Progress:
    def tell(done: int, total: int) -> None:
        upload.put("progress", {"stage": stage, "done": done, "total": total})

    return tell
