"""Books as they were before a table was guarded."""

from __future__ import annotations

from sqlalchemy import text

from app.extensions import db


def unguard(*tables: str) -> None:
    """Let rows of these tables be deleted, in the transaction of the test."""
    for table in tables:
        on = "" if db.engine.dialect.name == "sqlite" else f" ON {table}"
        db.session.execute(text(f"DROP TRIGGER refuse_delete_{table}{on}"))
