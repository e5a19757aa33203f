"""Selects of which rows a statement is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, func, select


def highest(connection: Connection, key: Column[Any]) -> int:
    """The highest id of a table, 0 for an empty one."""
    return connection.scalar(select(func.max(key))) or 0


def keys_where(
    connection: Connection,
    keys: Sequence[Column[Any]],
    condition: ColumnElement[Any] | None,
    values: Mapping[str, Any],
) -> set[tuple[Any, ...]]:
    """The primary keys of the rows for which a statement's condition holds."""
    query = select(*keys) if condition is None else select(*keys).where(condition)
    return {tuple(row) for row in connection.execute(query, values)}
