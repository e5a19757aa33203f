"""Runs work on workbooks in a separate process, so that its memory is freed when it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread

from flask import Flask, abort

from app.config import ROOT
from app.exchange.beside import turns, uploads
from app.exchange.beside.uploads import BROKEN, READING, UNDER_WAY, WAITING, WRITING, Upload
from app.office.union_kinds.known import digest_of_files
from app.web.delivery import request_id

#: The stage that each step of `start` begins with.
_BEGINS = {"check": READING, "write": WRITING}
#: Held while the empty workbook is made; requests that waited for it use the same file.
_MAKING = Lock()
#: Seconds that a step may take, as others wait for their turn.
_LONGEST = 900

#: `flask exchange-step` in two thirds of the time: without screens, garbage collection, and the check of the
#: schema, which the server has done and which would wait for writers.
_STEP = """
import atexit, gc, os
gc.disable()
atexit.register(gc.freeze)
from app.web.delivery import request_id, server_log
server_log.set_up(rotates=False)
request_id.adopt(os.environ["REQUEST_ID"])
from app import create_app
with create_app({"UPGRADE_AT_START": False, "SCREENS": False}).app_context():
    from app.exchange.beside.commands import exchange_step
    exchange_step()
"""


def start(app: Flask, step: str, upload: Upload, day: date) -> None:
    """Run a step in the background when it is its turn: one workbook at a time in the whole installation.

    The stage becomes BROKEN however the step fails, even when it is killed.
    """

    def wait(before: int) -> None:
        upload.put("progress", {"stage": WAITING, "before": before})

    asked_by = request_id.current()

    def run() -> None:
        request_id.adopt(asked_by)
        with turns.turn(Path(upload.folder).parent, wait):
            upload.put("progress", {"stage": _BEGINS[step]})
            if not carry_out(app, step, upload, day) and upload.get("progress").get("stage") in UNDER_WAY:
                upload.put("progress", {"stage": BROKEN})

    Thread(target=run, name=f"exchange-{upload.token}", daemon=True).start()


def carry_out(app: Flask, step: str, upload: Upload, day: date) -> bool:
    """Run a step of `commands.STEPS` and wait for it; whether it succeeded. Failures are logged."""
    command = [sys.executable, "-c", _STEP]
    settings = {
        "INSTANCE_PATH": app.instance_path,
        "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        # Its lines in the log are found by the request that began it.
        "REQUEST_ID": request_id.current(),
    }
    try:
        ended = subprocess.run(  # noqa: S603 - our own interpreter, and a folder that we named
            [*command, step, upload.folder, day.isoformat()],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=_LONGEST,
        )
    except subprocess.TimeoutExpired:
        app.logger.error("exchange %s: %s took more than %d seconds", upload.token, step, _LONGEST)
        return False
    except OSError:
        app.logger.exception("exchange %s: %s could not start", upload.token, step)
        return False
    if ended.returncode:
        app.logger.error("exchange %s: %s ended with %d", upload.token, step, ended.returncode)
    return ended.returncode == 0


def place_of_empty_book(root: Path) -> Path:
    """Where the empty workbook of this version of the code and these kinds of union lies, once it is made."""
    return root / f"mau-{code_version(ROOT / 'app')}-{digest_of_files()}.xlsx"


def cached_empty_book(app: Flask, root: Path, begin: Callable[[], Upload], day: date) -> Path:
    """The empty workbook, made at the first request."""
    cached = place_of_empty_book(root)
    with _MAKING:
        if cached.exists():
            return cached
        upload = begin()
        try:
            if not carry_out(app, "empty", upload, day):
                abort(500)
            for old in root.glob("mau-*.xlsx"):
                old.unlink(missing_ok=True)
            upload.made.replace(cached)
        finally:
            uploads.drop(upload)
    return cached


@cache
def code_version(folder: Path) -> str:
    """A hash that changes with any module of the folder."""
    files = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*.py")]
    return sha256(repr(sorted(files)).encode()).hexdigest()[:16]
