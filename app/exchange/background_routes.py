"""What the pages of the exchange set going beside the request: checking a workbook, writing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from threading import Thread

from flask import Flask

from app.accounts.actions import grant
from app.accounts.queries import user
from app.accounts.rules import Role
from app.core.actor import Actor
from app.exchange import layout
from app.exchange.importing import apply
from app.exchange.planning import Plan, prepare
from app.exchange.preview import Preview, preview_of
from app.exchange.problems import Problem, Unreadable
from app.exchange.reading.reader import Book, Progress, read_book
from app.exchange.uploads import Upload
from app.extensions import db
from app.units.models import Unit
from app.units.queries import unit_by_id
from app.web.saving import saving

#: Where a workbook stands, as `progress.json` says it.
READING, TRYING, CHECKED, WRITING, WRITTEN, BROKEN = (
    "reading",
    "trying",
    "checked",
    "writing",
    "written",
    "broken",
)


def start(app: Flask, work: Callable[[], None], upload: Upload) -> None:
    """Do a step beside the request; what goes wrong in it is kept for the page, and logged."""

    def run() -> None:
        with app.app_context():
            try:
                work()
            except Exception:
                app.logger.exception("exchange %s", upload.token)
                db.session.rollback()
                upload.put("progress", {"stage": BROKEN})

    Thread(target=run, name=f"exchange-{upload.token}", daemon=True).start()


def check(upload: Upload, actor: Actor, today: date, *, is_admin: bool) -> None:
    """Read the workbook, compare it with the books and try it out; nothing stays written."""
    try:
        book = read_book(upload.book, _tell(upload, READING))
    except Unreadable as unreadable:
        upload.put("preview", asdict(Preview(stopped=unreadable.sentence)))
        upload.put("progress", {"stage": CHECKED})
        return
    _try(upload, book, actor, today, is_admin)
    db.session.rollback()
    upload.put("progress", {"stage": CHECKED})


def write(upload: Upload, actor: Actor, today: date, *, is_admin: bool) -> None:
    """Write the workbook into the books, whole or not at all; the books may have changed since the check."""
    book = read_book(upload.book, _tell(upload, WRITING))
    with saving() as saved:
        clean = _try(upload, book, actor, today, is_admin, WRITING)
        if not clean:
            db.session.rollback()
    if clean and saved.done:
        upload.drop_book()
        upload.put("progress", {"stage": WRITTEN})
        return
    upload.give_turn_back()
    upload.put("progress", {"stage": CHECKED, "again": True})


def _try(upload: Upload, book: Book, actor: Actor, today: date, is_admin: bool, stage: str = TRYING) -> bool:
    """Plan and carry out in the open transaction; keeps the preview, tells whether all is well."""
    upload.put("progress", {"stage": stage})
    here = unit_by_id(upload.unit_id)
    plan = prepare(book, here, today)
    plan.problems += _other_union(plan, book, here, is_admin)
    applied = apply(plan, upload.file_name, actor, today, _tell(upload, stage))
    if plan.unit is None and applied.unit and not applied.problems:
        _let_in(actor, applied.unit)
    name = applied.unit.name if applied.unit else _unit_name(book, here)
    preview = preview_of(plan, name, applied.problems, [*plan.remarks, *applied.remarks])
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


def _let_in(actor: Actor, unit: Unit) -> None:
    """Whoever brings a union's books opens them as its chair, and may give the post on."""
    who = user(actor.user_id) if actor.user_id else None
    if who:
        grant(who, unit, Role.CHAIR, actor)


def _tell(upload: Upload, stage: str) -> Progress:
    def tell(done: int, total: int) -> None:
        upload.put("progress", {"stage": stage, "done": done, "total": total})

    return tell
