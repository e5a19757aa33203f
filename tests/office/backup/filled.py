"""Filled books with scans, keys to lock their backups, and what a database holds."""

from __future__ import annotations

import tarfile
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from pyrage.x25519 import Identity
from sqlalchemy import Engine, select

from app.extensions import db
from app.log.activities.models import Activity
from app.log.attachments.actions import attach
from app.log.attachments.facts import Scan
from app.office.backup.archive import keys, tables
from app.office.backup.archive.facts import Manifest
from app.office.backup.archive.making import Made, make
from app.office.backup.archive.unpacking import head_of, unpack
from app.office.backup.archive.writing import LOCKED
from app.office.backup.rules import Reason
from app.office.installation.upgrading import alone
from tests.conftest import OFFICER, the_union

NOW = datetime(2024, 12, 15, 3, 0, tzinfo=UTC)
SECRET = "tre xanh mo co ngoai hien"
#: One key for all tests: its passphrase costs seconds to derive.
KEY_FILE = keys.new_key()
IDENTITY = keys.identity_in(KEY_FILE.key_file)
PDFS = (b"%PDF-1.4 phieu chi " * 40, b"%PDF-1.4 hoa don " * 30_000)


def folder_of(app: Flask) -> Path:
    return Path(app.instance_path)


def put_scans(app: Flask) -> list[Path]:
    """Attach two scans to the first entry of the log; where their files lie."""
    entry = db.session.scalars(select(Activity).order_by(Activity.id)).all()[0]
    uploads = folder_of(app) / "uploads"
    rows = [
        attach(entry, Scan(data, f"quet-{number}.pdf", "pdf"), uploads, OFFICER)
        for number, data in enumerate(PDFS)
    ]
    names = [row.stored_name for row in rows]
    assert the_union()
    db.session.commit()
    return [uploads / name for name in names]


def made_of(app: Flask, lock: keys.Lock | None = KEY_FILE.lock, name: str = "b.tar") -> Made:
    """A backup of the application's books, in a folder of its own."""
    db.session.commit()
    to = folder_of(app).parent / "noi-khac" / name
    made = make(db.engine, folder_of(app), to, lock, Reason.BY_HAND, NOW)
    let_go()
    return made


def let_go() -> None:
    """Nobody has the books open."""
    db.session.remove()
    db.engine.dispose()


def rows_of(engine: Engine) -> dict[str, list[bytes]]:
    """Every row of every table but of sessions, which a restoration ends; alike for both engines."""
    with alone(engine) as connection:
        return {
            table.name: sorted(tables.lines_of(connection, table))
            for table in tables.tables_in(connection)
            if table.name != "user_sessions"
        }


def inner_of(archive: Path, into: Path, identity: Identity = IDENTITY) -> Manifest:
    """The archive, taken apart."""
    into.mkdir()
    return unpack(archive, identity, into)


def members(archive: Path) -> list[str]:
    with tarfile.open(archive) as opened:
        return opened.getnames()


def locked_part(archive: Path) -> bytes:
    """What a person takes out of the archive with `tar` to open it with `age`."""
    assert head_of(archive)
    with tarfile.open(archive) as opened:
        found = opened.extractfile(LOCKED)
        assert found
        return found.read()
