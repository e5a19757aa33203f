"""`flask exchange-step`: the steps that pages of the exchange run in a process of their own.

The server loads this file too, for its command; what needs openpyxl is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from app.core.actor import SYSTEM, Actor
from app.core.errors import Busy
from app.exchange.beside import uploads
from app.exchange.beside.trial import on_a_copy
from app.exchange.beside.uploads import Upload
from app.exchange.office_lists.reading.sheet import read_list, table_to_json
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
from app.people.salaries.rules import SalaryChange
from app.transactions import enter_union, only_union, reading
from app.web.saving import saving


def check(upload: Upload, today: date) -> None:
    """Read the workbook, compare it with the books and import it into a copy of them, without any lock."""
    try:
        book = read_book(upload.book, _progress_to(upload, uploads.READING))
    except Unreadable as unreadable:
        upload.put("preview", asdict(Preview(stopped=unreadable.sentence, leads_to=unreadable.leads_to)))
    else:
        with only_union(upload.unit_id), on_a_copy(upload.unit_id):
            _try(upload, book, today, uploads.TRYING)
    upload.put("progress", {"stage": uploads.CHECKED})


def write(upload: Upload, today: date) -> None:
    """Import the workbook, all of it or nothing; the books may have changed since the check."""
    book = read_book(upload.book, _progress_to(upload, uploads.WRITING))
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
    without = frozenset(upload.get("options")["without"])
    with reading():
        actor = _actor(_officer(upload))
    with only_union(upload.unit_id):
        export(upload.unit_id, partial(upload.keep, "made"), actor, without)


def empty_book(upload: Upload, _today: date) -> None:
    """The layout to fill in."""
    from app.exchange.workbook import writer

    upload.keep("made", writer.empty_book())


def failing_rows(upload: Upload, _today: date) -> None:
    """The rows with problems, as a workbook."""
    from app.exchange.workbook import failing

    upload.keep("made", failing.failing_rows(upload.book, upload.get("problems")["all"]))


def office(upload: Upload, _today: date) -> None:
    """An office's own list as headings and rows; the file is deleted at once."""
    try:
        table = read_list(upload.book)
    except Unreadable as unreadable:
        upload.put("table", {"stopped": unreadable.sentence})
    else:
        upload.put("table", table_to_json(table))
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
    """Plan and apply in the open transaction, and store the preview; True when there are no problems."""
    upload.put("progress", {"stage": stage})
    here, officer = unit_by_id(upload.unit_id), _officer(upload)
    if here:
        # What is compared with the file stays as it is until the commit.
        enter_union(here.id)
    plan = prepare(book, here, today, frozenset(upload.get("options").get("without", ())))
    if others := _other_union(plan, book, here, officer.is_admin):
        applied = Applied(None, [*plan.problems, *others])
    else:
        report, salary = _progress_to(upload, stage), _salary(upload)
        applied = apply(plan, upload.file_name, _actor(officer), today, report, salary)
    if plan.unit is None and applied.unit and not applied.problems:
        # Whoever creates a union's books becomes its chair, and may pass the role on.
        grant(officer, applied.unit, Role.CHAIR, SYSTEM, today)
    name = applied.unit.name if applied.unit else _unit_name(book, here)
    preview = preview_of(plan, name, applied.problems)
    upload.put("problems", {"all": problem_lines(applied.problems)})
    upload.put("preview", asdict(preview))
    return not applied.problems


def _salary(upload: Upload) -> SalaryChange | None:
    """From when other salaries hold, as it was answered on the page; None before."""
    given = upload.get("salary")
    if not given:
        return None
    day = given["starts_on"]
    return SalaryChange(date.fromisoformat(day) if day else None, given["agreed"])


def _other_union(plan: Plan, book: Book, here: Unit, is_admin: bool) -> list[Problem]:
    """A problem for a workbook of another union; only an administrator may create a union."""
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


def _progress_to(upload: Upload, stage: str) -> Progress:
    def report(done: int, total: int) -> None:
        upload.put("progress", {"stage": stage, "done": done, "total": total})

    return report


COMMANDS = (exchange_step,)
