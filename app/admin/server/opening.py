"""Opening the books: for a server when it starts, for a command when it runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flask import Flask, current_app

from app.books.items.actions import seed_missing
from app.books.items.queries import units_without_items
from app.core.actor import SYSTEM
from app.desk.anniversaries.actions import seed_missing_days
from app.desk.anniversaries.queries import units_without_days
from app.dues.ledger.actions import refresh_behind, units_behind
from app.extensions import db
from app.office.installation import mark, opening, sqlite_file
from app.office.installation.checks import REFUSED
from app.office.installation.keeping import Keeper, Watched
from app.office.installation.secret import secret_key
from app.office.installation.troubles import told
from app.office.installation.upgrading import lock
from app.office.trail.actions import note
from app.transactions import reading
from app.web.clock import today
from app.web.saving import saving

#: What books older than a feature get once their tables are up to date: whether some lack it, and the write,
#: which looks again. Asking locks nothing.
AFTER_UPGRADE: tuple[tuple[Callable[[], object], Callable[[], None]], ...] = (
    (units_without_items, seed_missing),
    (lambda: units_behind(today()), lambda: refresh_behind(today())),
    (units_without_days, seed_missing_days),
)
#: The extension that tells whether this start had to migrate the schema.
UPGRADED = "upgraded"
#: The extension that watches the file of the books.
WATCHED = "watched"
#: The setting of an application that each command opens by itself.
BY_COMMAND = "OPENED_BY_COMMAND"
#: What the trail calls triggers that a start put back; `flask verify` tells of them.
RESTORED = "installation.guard.restored"


def open_for_serving(app: Flask) -> None:
    """Open, begin or upgrade the installation. Raises Unusable."""
    folder = Path(app.instance_path)
    with app.app_context():
        opened = opening.for_serving(db.engine, folder)
        with told(folder):
            app.config["SECRET_KEY"] = app.config.get("SECRET_KEY") or secret_key(folder)
        app.extensions[UPGRADED] = opened.migrated is not None
        file = sqlite_file.file_of(db.engine.url)
        if file is not None:
            app.extensions[WATCHED] = Watched(file)
        _catch_up(opened.restored)


def open_for_command(*, begins: bool = False, looks_inside: bool = True) -> None:
    """Open for the command that runs, unless its application was opened when it was made. Raises Unusable."""
    if not current_app.config.get(BY_COMMAND):
        return
    folder = Path(current_app.instance_path)
    opened = opening.for_command(db.engine, folder, begins=begins, looks_inside=looks_inside)
    if opened.migrated is not None:
        _catch_up([])


def mark_books() -> None:
    """Mark that books were begun here, once they are committed; and bring them into their file."""
    mark.settle(db.engine, Path(current_app.instance_path))
    file = sqlite_file.file_of(db.engine.url)
    if file is not None:
        with sqlite_file.opened(file) as connection:
            sqlite_file.fold_log(connection)


def keep(app: Flask) -> Keeper | None:
    """Keep the file of a serving application while it runs; None where the books are not in a file."""
    watched: Watched | None = app.extensions.get(WATCHED)
    if watched is None:
        return None
    keeper = Keeper(watched)
    keeper.start()
    return keeper


def _catch_up(restored: list[tuple[str, str]]) -> None:
    """Give older books what they lack, and note which triggers were put back."""
    with reading():
        due = [fill for lacks, fill in AFTER_UPGRADE if lacks()]
    if not due and not restored:
        return
    with saving() as saved:
        # Of servers that start together each finds the books as the one before it left them.
        lock(db.session.connection())
        for fill in due:
            fill()
        if restored:
            names = tuple(f"{REFUSED[action]} {table}" for table, action in restored)
            note(None, SYSTEM, RESTORED, "installation/1", {"triggers": (None, names)})
    saved.raise_refusal()
