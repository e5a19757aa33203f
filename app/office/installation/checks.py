"""What must hold of the database as such: its pages, its references, the triggers that guard the books."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from app.office.installation.triggers import wrong_triggers

#: What a trigger refuses, in words.
REFUSED = {"UPDATE": "sửa", "DELETE": "xóa"}
#: So many places of one kind are told; a damaged file has thousands.
_MOST_TOLD = 20


def page_faults(connection: Connection) -> list[str]:
    """A sentence for each damaged place of a SQLite file; with any of them nothing else can be believed."""
    if connection.dialect.name != "sqlite":
        return []
    try:
        found = connection.execute(text(f"PRAGMA integrity_check({_MOST_TOLD})")).scalars().all()
    except DatabaseError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        found = [str(error.orig)]
    return [f"Tệp cơ sở dữ liệu bị hỏng: {one}." for one in found if one != "ok"]


def reference_faults(connection: Connection) -> list[str]:
    """A sentence for each row of a SQLite file that refers to one which is not there."""
    if connection.dialect.name != "sqlite":
        return []
    rows = connection.execute(text("PRAGMA foreign_key_check")).all()
    told = [
        f"Dòng số {row_id} của bảng {table} trỏ tới một dòng không có ở bảng {parent}."
        for table, row_id, parent, _ in rows[:_MOST_TOLD]
    ]
    more = len(rows) - _MOST_TOLD
    return [*told, f"Còn {more} dòng nữa trỏ tới dòng không có."] if more > 0 else told


def trigger_faults(connection: Connection) -> list[str]:
    """A sentence for each trigger that is missing, out of force or not ours."""
    return [
        f"Cơ sở dữ liệu không còn chặn {REFUSED[action]} bảng {table}."
        for table, action in wrong_triggers(connection)
    ]
