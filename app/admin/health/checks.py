"""The checks of the installation itself: database, place to write, disk, keys, clock."""

from __future__ import annotations

import os
from pathlib import Path

from app.admin.health import queries
from app.admin.health.rules import backup_condition, is_ahead, room_on_disk, schema_condition
from app.database import known_versions, newest_version
from app.extensions import db
from app.office.backup.records import last_proven
from app.office.installation import sqlite_file
from app.office.installation.files import UPLOADS
from app.office.installation.queries import version_of
from app.office.installation.secret import has_key
from app.office.second_lock.policies import PASSED, is_passed, wrong_policies
from app.web.health.declared import BAD, WARN, Condition
from app.web.lists.filters import moment

#: Seconds that a trial waits for the lock of writes: those of the office take less.
PATIENCE = 2.0


def database(_folder: Path) -> Condition:
    """Whether the books can be read by this program."""
    version = version_of(db.session.connection())
    return schema_condition(version, newest_version(), known_versions(), queries.engine_name())


def second_lock(_folder: Path) -> Condition:
    """Whether the database itself keeps the unions of one installation apart."""
    connection = db.session.connection()
    if connection.dialect.name == "sqlite":
        return Condition("Không cần: sổ SQLite nằm trong một tệp của một nơi.")
    if is_passed(connection):
        return Condition(PASSED, WARN)
    if wrong := wrong_policies(connection):
        return Condition(
            f"{len(wrong)} bảng chưa khóa: {', '.join(wrong[:3])}. Khởi động lại máy chủ để đặt lại.", WARN
        )
    return Condition("Đang khóa: mỗi công đoàn chỉ thấy và ghi dòng của mình.")


def writing(_folder: Path) -> Condition:
    """Whether the books can be written to: not locked by another program, not read-only."""
    file = queries.database_file()
    if file is None:
        if queries.is_read_only():
            return Condition("PostgreSQL đang chỉ cho đọc. Hãy nối tới máy chủ ghi được.", BAD)
        return Condition("Ghi được.")
    sqlite_file.check_can_lock(file, PATIENCE)
    return Condition("Ghi được.")


def disk(folder: Path) -> Condition:
    """Whether there is room for what comes."""
    return room_on_disk(queries.free_space(folder))


def uploads(folder: Path) -> Condition:
    """Whether scans can be kept."""
    scans = folder / UPLOADS
    place = scans if scans.is_dir() else folder
    if not os.access(place, os.W_OK | os.X_OK):
        return Condition("Không ghi được vào thư mục tệp đính kèm. Hãy xem lại quyền của thư mục.", BAD)
    return Condition("Ghi được.")


def backup(folder: Path) -> Condition:
    """Whether there is a backup that was restored for a trial, and not long ago."""
    proven = last_proven(folder)
    return backup_condition(proven.made_at if proven else None, queries.machine_time())


def keys(folder: Path) -> Condition:
    """Whether the key of the sessions outlives this start."""
    if has_key(folder):
        return Condition("Đủ.")
    return Condition("Mất tệp khóa phiên làm việc: lần khởi động sau mọi người phải đăng nhập lại.", WARN)


def clock(_folder: Path) -> Condition:
    """Whether the machine's clock agrees with what was written."""
    newest, now = queries.newest_change_at(), queries.machine_time()
    if is_ahead(newest, now):
        return Condition(
            f"Giờ của máy là {moment(now)}, nhưng dấu vết mới nhất ghi lúc {moment(newest)}. "
            "Hãy chỉnh lại giờ của máy chủ.",
            WARN,
        )
    return Condition(f"{moment(now)} (giờ Việt Nam).")
