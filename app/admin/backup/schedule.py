"""Backups without anybody asking: looked at every few minutes, made in a process beside the server.

APScheduler calls; what is due is read from what lies in the folder, so that a machine that was off at the
hour makes its backup when it is next on.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from app.config import ROOT
from app.core.dates import VIETNAM
from app.core.errors import Refused
from app.extensions import db
from app.office.backup import actions, in_use, records, settings
from app.office.backup.records import BackupAttempt
from app.office.backup.rules import Reason, is_due
from app.office.installation.troubles import Unusable, meant_by
from app.transactions import reading

#: Between two looks, and after a try that failed.
INTERVAL, AGAIN_AFTER = timedelta(minutes=5), timedelta(hours=1)
#: After the start of the server, whose first minute belongs to people.
_FIRST = timedelta(minutes=1)
#: Seconds that one may take.
_LONGEST = 6 * 3600
FAULTY = "Bản sao lưu vừa ghi không khôi phục thử được: {faults}"
BROKEN = "Sao lưu bị dừng giữa chừng; xem nhật ký của máy chủ."
_STEP = """
import sys
from app.web.delivery import server_log
server_log.set_up(rotates=False)
from app import create_app
app = create_app({"UPGRADE_AT_START": False, "SCREENS": False})
from app.admin.backup.schedule import step
step(app, sys.argv[1])
"""


def begin(app: Flask) -> BackgroundScheduler:
    """Start looking. Every server process looks; one of them at a time makes a backup."""
    scheduler = BackgroundScheduler(timezone=VIETNAM, daemon=True)
    scheduler.add_job(
        look,
        "interval",
        args=[app],
        seconds=int(INTERVAL.total_seconds()),
        next_run_time=datetime.now(VIETNAM) + _FIRST,
        max_instances=1,
        coalesce=True,
    )
    scheduler.start()
    return scheduler


def look(app: Flask) -> None:
    """Make the backup that is due, and bring to the second folder what it lacks."""
    instance, now = Path(app.instance_path), datetime.now(UTC)
    with in_use.turn(instance) as is_ours:
        if not is_ours:
            return
        try:
            if _is_due(instance, now):
                _run(app, Reason.DAILY)
            else:
                _copy_again(instance, now)
        except Refused as refused:
            app.logger.warning("backup: %s", refused.sentence)


def begin_now(app: Flask) -> None:
    """Make one because somebody asked, while the page goes on."""

    def run() -> None:
        with in_use.turn(Path(app.instance_path)) as is_ours:
            if is_ours:
                _run(app, Reason.BY_HAND)

    Thread(target=run, name="backup", daemon=True).start()


def step(app: Flask, reason: str) -> None:
    """What the process beside the server does; how it ended is written down for the page."""
    instance, now = Path(app.instance_path), datetime.now(UTC)
    records.put_attempt(instance, BackupAttempt(now, BROKEN))
    with app.app_context():
        try:
            sentence = _back_up(instance, Reason(reason), now)
        except Exception as error:
            app.logger.exception("backup failed")
            unusable = error if isinstance(error, Refused) else meant_by(error, instance)
            sentence = unusable.sentence if unusable else BROKEN
    records.put_attempt(instance, BackupAttempt(now, sentence))


def _back_up(instance: Path, reason: Reason, now: datetime) -> str:
    """Make, prove and copy one; a sentence about what failed of it."""
    lock = settings.read(instance).lock
    if lock is None:
        raise Unusable(actions.NO_KEY)
    with reading():
        engine = db.engine
    made = actions.back_up(engine, instance, lock, reason, now)
    if made.faults:
        return FAULTY.format(faults=" ".join(made.faults))
    return actions.copy_out(instance, now)


def _is_due(instance: Path, now: datetime) -> bool:
    found = settings.read(instance)
    if found.lock is None:
        return False
    attempt = records.last_attempt(instance)
    if attempt and attempt.sentence and now - attempt.at < AGAIN_AFTER:
        return False
    proven = records.last_proven(instance)
    return is_due(now, proven.made_at if proven else None, found.hour)


def _copy_again(instance: Path, now: datetime) -> None:
    """A disk that was absent may be there now. Why no backup could be made stays said until one is."""
    attempt = records.last_attempt(instance)
    if attempt and settings.read(instance).second_folder:
        sentence, proven = actions.copy_out(instance, now), records.last_proven(instance)
        # Names of archives have whole seconds.
        is_made = proven is not None and proven.made_at >= attempt.at.replace(microsecond=0)
        if is_made and sentence != attempt.sentence:
            records.put_attempt(instance, BackupAttempt(attempt.at, sentence))


def _run(app: Flask, reason: Reason) -> None:
    given = {"INSTANCE_PATH": app.instance_path, "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"]}
    try:
        ended = subprocess.run(  # noqa: S603 - our own interpreter and words
            [sys.executable, "-c", _STEP, reason.value],
            cwd=ROOT,
            env={**os.environ, **given},
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=_LONGEST,
        )
    except (subprocess.TimeoutExpired, OSError):
        app.logger.exception("backup: the process failed")
        return
    if ended.returncode:
        app.logger.error("backup: the process ended with %d", ended.returncode)
