"""Damage to the books without their triggers, as somebody with access to the file could do it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text

from app.extensions import db
from app.office.installation.triggers import guarded, put_triggers


def drop_triggers(connection: Connection) -> None:
    for table, action in guarded(connection.dialect.name):
        on_table = "" if connection.dialect.name == "sqlite" else f" ON {table}"
        connection.execute(text(f"DROP TRIGGER refuse_{action.lower()}_{table}{on_table}"))


def damage(sql: str, **values: Any) -> None:
    """Run a statement that the triggers would refuse; they are restored afterwards."""
    db.session.commit()
    with db.engine.begin() as connection:
        drop_triggers(connection)
        connection.execute(text(sql), values)
        put_triggers(connection)
    db.session.expire_all()
