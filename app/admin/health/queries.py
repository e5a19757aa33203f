"""What the server's own figures are read from: database, disk, trail."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import ScalarSelect, select, text

from app.extensions import db
from app.office.installation import sqlite_file
from app.office.trail.models import TrailEntry


def engine_name() -> str:
    """The database's kind and version: `SQLite 3.45.1`, `PostgreSQL 15.14`."""
    if db.engine.dialect.name == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    version = db.session.scalar(text("SHOW server_version")) or ""
    return f"PostgreSQL {version.partition(' ')[0]}"


def is_read_only() -> bool:
    """Whether PostgreSQL takes no writes: a standby, or set so by its keeper."""
    return bool(
        db.session.scalar(
            text("SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on'")
        )
    )


def database_file() -> Path | None:
    """The SQLite file; None on PostgreSQL."""
    return sqlite_file.file_of(db.engine.url)


def database_size() -> int:
    """Bytes of the database, its log aside."""
    file = database_file()
    if file is not None:
        return size_of(file)
    return int(db.session.scalar(text("SELECT pg_database_size(current_database())")) or 0)


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files in a folder; 0 where there is none."""
    if path.is_dir():
        return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
    return path.stat().st_size if path.exists() else 0


def free_space(folder: Path) -> int:
    """Free bytes of the disk that holds the folder."""
    return shutil.disk_usage(folder).free


def newest_change() -> ScalarSelect[datetime]:
    """When the newest line of any trail was written."""
    return select(TrailEntry.at).order_by(TrailEntry.id.desc()).limit(1).scalar_subquery()


def newest_change_at() -> datetime | None:
    """The moment of the newest line of any trail, in UTC."""
    return in_utc(db.session.scalar(select(newest_change())))


def machine_time() -> datetime:
    """What the machine's clock says, by which the trail is written."""
    return datetime.now(UTC)


def in_utc(at: datetime | None) -> datetime | None:
    """SQLite returns a moment without its zone, which is UTC."""
    return at if at is None or at.tzinfo else at.replace(tzinfo=UTC)
