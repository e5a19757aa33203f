"""Checks of the database itself: its pages, its references, the triggers that protect the books."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from app.office.installation.triggers import wrong_triggers
from app.office.second_lock.policies import OTHERS, wrong_policies

#: What a trigger or a policy refuses, in Vietnamese.
REFUSED = {
    "UPDATE": "sửa",
    "DELETE": "xóa",
    "REPLACE": "ghi đè",
    "TRUNCATE": "xóa sạch",
    OTHERS: "công đoàn khác xem, ghi",
}
#: At most this many faults of one kind are listed; a damaged file has thousands.
_MOST_LISTED = 20


def page_faults(connection: Connection) -> list[str]:
    """A sentence for each damaged place of a SQLite file; after any of them other checks mean nothing."""
    if connection.dialect.name != "sqlite":
        return []
    try:
        found = connection.execute(text(f"PRAGMA integrity_check({_MOST_LISTED})")).scalars().all()
    except DatabaseError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        found = [str(error.orig)]
    return [f"Tệp cơ sở dữ liệu bị hỏng: {one}." for one in found if one != "ok"]


def reference_faults(connection: Connection) -> list[str]:
    """A sentence for each row of a SQLite file that refers to a missing row."""
    if connection.dialect.name != "sqlite":
        return []
    rows = connection.execute(text("PRAGMA foreign_key_check")).all()
    sentences = [
        f"Dòng số {row_id} của bảng {table} trỏ tới một dòng không có ở bảng {parent}."
        for table, row_id, parent, _ in rows[:_MOST_LISTED]
    ]
    more = len(rows) - _MOST_LISTED
    return [*sentences, f"Còn {more} dòng nữa trỏ tới dòng không có."] if more > 0 else sentences


def trigger_faults(connection: Connection) -> list[str]:
    """A sentence for each trigger or policy that is missing, disabled or different from ours."""
    wrong = [*wrong_triggers(connection), *((table, OTHERS) for table in wrong_policies(connection))]
    return [f"Cơ sở dữ liệu không còn chặn {REFUSED[action]} bảng {table}." for table, action in wrong]
