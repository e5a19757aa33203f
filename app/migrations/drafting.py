"""What a drafted migration looks like before somebody reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from alembic.operations.ops import (
    AddColumnOp,
    DropColumnOp,
    MigrateOperation,
    MigrationScript,
    ModifyTableOps,
)
from sqlalchemy import Column, DefaultClause, String


def drafted(_context: Any, _revision: Any, scripts: list[MigrationScript]) -> None:
    """Columns are added and dropped in place: a batch builds the table again on SQLite, without its triggers.

    Rows that are there already hold an empty text in a column of texts that may not be empty.
    """
    for script in scripts:
        for ops in (script.upgrade_ops, script.downgrade_ops):
            if ops is not None:
                ops.ops = [kept for one in ops.ops for kept in _in_place(one)]


def _in_place(one: MigrateOperation) -> Iterable[MigrateOperation]:
    if not isinstance(one, ModifyTableOps):
        return [one]
    if not all(isinstance(op, AddColumnOp | DropColumnOp) for op in one.ops):
        return [one]
    for op in one.ops:
        if isinstance(op, AddColumnOp):
            _fill(op.column)
    return one.ops


def _fill(column: Column[Any]) -> None:
    if isinstance(column.type, String) and not column.nullable and column.server_default is None:
        column.server_default = DefaultClause("")
