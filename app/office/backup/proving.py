"""The proof of an archive: it is restored into a scratch database and compared with what was copied."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pyrage.x25519 import Identity
from sqlalchemy import Engine

from app.office.backup.archive.facts import Manifest
from app.office.backup.archive.keys import Lock
from app.office.backup.archive.making import WORK, Made, make
from app.office.backup.archive.unpacking import unpack
from app.office.backup.loading import load_scratch, scratch


def made_and_proven(
    engine: Engine, instance: Path, to: Path, lock: Lock | None, reason: str, now: datetime
) -> tuple[Made, list[str]]:
    """Make an archive and try it: what is wrong with it. Raises what `make` and `try_out` raise."""
    made = make(engine, instance, to, lock, reason, now)
    try:
        return made, faults_of_made(made)
    except BaseException:
        # What could not be tried is no backup, and may be what fills the disk.
        to.unlink(missing_ok=True)
        raise


def faults_of_made(made: Made) -> list[str]:
    """What is wrong with an archive that was just made, read again from the disk; [] for a sound one."""
    manifest, faults = try_out(made.path, made.identity, made.path.parent)
    if manifest != made.manifest:
        faults.append("Bản sao lưu đọc lại không như lúc ghi.")
    return faults


def try_out(path: Path, identity: Identity | None, beside: Path) -> tuple[Manifest, list[str]]:
    """Restore the archive into a scratch database under `beside`: its manifest, and what differs from it.

    Every scan is compared with its digest on the way. Nothing stays. Raises Refused, BadArchive, OSError.
    """
    with TemporaryDirectory(dir=beside, prefix=WORK) as work:
        unpacked = Path(work)
        manifest = unpack(path, identity, unpacked, keeps_files=False)
        with scratch(unpacked / "thu.db") as engine:
            return manifest, load_scratch(engine, manifest, unpacked, is_trial=True)
