"""Opening the books: for a server when it starts, for a command when it runs."""

from __future__ import annotations

import logging
from pathlib import Path
from sqlite3 import Connection

from flask import Flask, current_app, has_app_context

from app.core.actor import SYSTEM
from app.extensions import db
from app.office.backup import in_use
from app.office.installation import mark, opening, sqlite_file
from app.office.installation.checks import REFUSED
from app.office.installation.keeping import Keeper, Watched
from app.office.installation.secret import secret_key
from app.office.installation.troubles import as_unusable
from app.office.installation.upgrading import lock
from app.office.seals.actions import is_settled, settle_seals
from app.office.trail.actions import note
from app.office.union_kinds import known
from app.transactions import reading
from app.web.features import FEATURES, kind_tables
from app.web.saving import written

#: The extension that holds whether this start had to migrate the schema.
UPGRADED = "upgraded"
#: Extension: the `Watched` database file.
WATCHED = "watched"
#: Extension: the lock by which restorations know that a server runs.
SERVING = "serving"
#: Setting: commands open the books by themselves.
BY_COMMAND = "OPENED_BY_COMMAND"
#: Action in the trail for triggers that a start put back; `flask verify` reports them.
RESTORED = "installation.guard.restored"
RESTORED_BACKUP = "Đã khôi phục bản sao lưu lúc %s; mọi người cần đăng nhập lại.%s"
_log = logging.getLogger(__name__)


def open_for_serving(app: Flask) -> None:
    """Open, create or upgrade the installation. Raises Unusable."""
    folder = Path(app.instance_path)
    with app.app_context():
        # Where there is no folder nothing is restored, and a start that fails makes none.
        held = _shared(folder) if folder.is_dir() else None
        try:
            opened = opening.for_serving(db.engine, folder)
        except BaseException:
            if held:
                held.close()
            raise
        # Held until the process ends: no restoration while it serves.
        app.extensions[SERVING] = held or in_use.share(folder)
        with as_unusable(folder):
            app.config["SECRET_KEY"] = app.config.get("SECRET_KEY") or secret_key(folder)
        app.extensions[UPGRADED] = opened.migrated is not None
        file = sqlite_file.file_of(db.engine.url)
        if file is not None:
            app.extensions[WATCHED] = Watched(file)
        _catch_up(opened.restored)


def open_for_command(*, begins: bool = False, looks_inside: bool = True) -> None:
    """Open for the current command, unless the application opened the books itself. Raises Unusable."""
    if not current_app.config.get(BY_COMMAND):
        return
    folder = Path(current_app.instance_path)
    if (folder / in_use.READY / in_use.BEGUN).exists():
        _shared(folder).close()
    opened = opening.for_command(db.engine, folder, begins=begins, looks_inside=looks_inside)
    if opened.migrated is not None:
        _catch_up([])


def seal_place() -> Path | None:
    """Where the seals' keys of the running application are; None for a copy of the books, which has none."""
    if not has_app_context() or not current_app.config.get("SEALED", True):
        return None
    return Path(current_app.instance_path)


def _shared(folder: Path) -> Connection:
    """The lock of a server: no restoration is under way, and what lay ready has its place.

    Unless another server runs already: then it waits for the next start.
    """
    while True:
        _put_in_place(folder)
        with as_unusable(folder):
            # Waits for another process that puts it in place.
            held = in_use.share(folder)
        if not (folder / in_use.READY / in_use.BEGUN).exists():
            return held
        # That process was cut off.
        held.close()


def _put_in_place(folder: Path) -> None:
    """Complete the prepared restoration, unless another process is on the books already."""
    # Imported when used: a start without a restoration needs nothing of it.
    if not (folder / in_use.READY).exists():
        return
    from app.office.backup import restoring
    from app.office.backup.standing import local

    with as_unusable(folder):
        try:
            done = restoring.put_in_place(db.engine, folder)
        except in_use.InUse:
            return
    if done:
        known.load(folder, kind_tables())
        saved = f" Sổ trước đó: {done.saved}." if done.saved else ""
        _log.warning(RESTORED_BACKUP, local(done.manifest.made_at), saved)


def mark_books() -> None:
    """Write the mark after books were created and committed; fold the log into the database file."""
    mark.settle(db.engine, Path(current_app.instance_path))
    file = sqlite_file.file_of(db.engine.url)
    if file is not None:
        with sqlite_file.opened(file) as connection:
            sqlite_file.fold_log(connection)


def keep(app: Flask) -> Keeper | None:
    """Start the `Keeper` of the database file; None without a file."""
    watched: Watched | None = app.extensions.get(WATCHED)
    if watched is None:
        return None
    keeper = Keeper(watched)
    keeper.start()
    return keeper


def _catch_up(restored: list[tuple[str, str]]) -> None:
    """Add missing data to older books, seal books that are not sealed, record restored triggers."""
    with reading():
        due = [seed.fill for feature in FEATURES for seed in feature.seeds if seed.is_lacking()]
        settled = is_settled(db.session.connection())
    if not due and not restored and settled:
        return
    with written():
        # Servers that start together do this one after the other.
        lock(db.session.connection())
        settle_seals(db.session())
        for fill in due:
            fill()
        if restored:
            names = tuple(f"{REFUSED[action]} {table}" for table, action in restored)
            note(None, SYSTEM, RESTORED, "installation/1", {"triggers": (None, names)})
