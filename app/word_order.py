"""Lists in Vietnamese order, by a function that both databases have under one name."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Engine, event, func

from app.core.word_order import word_order_key


@event.listens_for(Engine, "connect")
def _teach_sqlite(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.create_function("word_order_key", 1, _key, deterministic=True)


# The groups and positions of a roster are few.
@lru_cache(maxsize=4096)
def _key(text: str | None) -> str | None:
    return None if text is None else word_order_key(text)


def in_words_order(column: Any) -> ColumnElement[str]:
    """What to order by, so that a text column stands in Vietnamese order, what is empty first."""
    ordered: ColumnElement[str] = func.word_order_key(func.coalesce(column, ""))
    return ordered
