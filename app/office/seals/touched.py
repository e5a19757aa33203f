"""Which sealed rows a transaction wrote, whether by objects or by statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import eq
from typing import Any

from sqlalchemy import BinaryExpression, BindParameter, Column, Delete, Insert, Table, Update, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session

from app.office.seals import touched_queries
from app.office.seals.tables import SEALED

_TOUCHED = "touched_rows"


@dataclass(slots=True)
class Touched:
    """Primary keys by table; rows may be named that were not changed after all, or were rolled back."""

    rows: dict[str, set[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(set))
    #: Table -> the highest id before rows were inserted whose ids no statement named.
    above: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.rows or self.above)


def touched_by(session: Session) -> Touched:
    """What the session's transaction touched so far."""
    found: Touched = session.info.setdefault(_TOUCHED, Touched())
    return found


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, transaction: Any) -> None:
    if transaction.parent is None:
        session.info.pop(_TOUCHED, None)


@event.listens_for(Session, "after_flush")
def _flushed(session: Session, _context: Any) -> None:
    for one in chain(session.new, session.dirty, session.deleted):
        mapper: Any = inspect(one).mapper
        if mapper.local_table.name in SEALED:
            touched_by(session).rows[mapper.local_table.name].add(
                tuple(mapper.primary_key_from_instance(one))
            )


@event.listens_for(Session, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    statement = state.statement
    if not isinstance(statement, Insert | Update | Delete):
        return
    table: Any = statement.table
    if table.name not in SEALED:
        return
    if state.is_orm_statement and state.session.autoflush:
        state.session.flush()
    touched = touched_by(state.session)
    if isinstance(statement, Insert):
        _inserted(state.session, touched, table, list(_parameters(state)))
    else:
        touched.rows[table.name].update(_named(state, statement, table))


def _parameters(state: ORMExecuteState) -> Iterator[Mapping[str, Any]]:
    given = state.parameters
    if isinstance(given, Mapping):
        yield given
    elif given:
        yield from given


def _inserted(session: Session, touched: Touched, table: Table, rows: list[Mapping[str, Any]]) -> None:
    keys = [column.name for column in table.primary_key]
    if rows and all(name in row for row in rows for name in keys):
        touched.rows[table.name].update(tuple(row[name] for name in keys) for row in rows)
    else:
        [key] = table.primary_key
        highest = touched_queries.highest(session.connection(), key)
        touched.above[table.name] = min(highest, touched.above.get(table.name, highest))


def _named(state: ORMExecuteState, statement: Update | Delete, table: Table) -> Iterable[tuple[Any, ...]]:
    """The rows that an UPDATE or DELETE is about, and those that they become by a new primary key."""
    keys = list(table.primary_key)
    rows = list(_parameters(state))
    if statement.whereclause is None and rows:
        return {tuple(row[key.name] for key in keys) for row in rows}
    values = rows[0] if rows else {}
    only_key = _key_in(statement.whereclause, keys)
    if only_key is not None:
        before = {(only_key,)}
    else:
        before = touched_queries.keys_where(state.session.connection(), keys, statement.whereclause, values)
    if isinstance(statement, Delete):
        return before
    values = statement.compile().params
    return before | {
        tuple(values.get(key.name, value) for key, value in zip(keys, row, strict=True)) for row in before
    }


def _key_in(condition: Any, keys: Sequence[Column[Any]]) -> Any:
    """The primary key that a condition gives as its only one, `id = 7`: that row, if any, needs no select."""
    if len(keys) != 1 or not isinstance(condition, BinaryExpression) or condition.operator is not eq:
        return None
    column, value = condition.left, condition.right
    if isinstance(column, Column) and column.shares_lineage(keys[0]) and isinstance(value, BindParameter):
        return value.value
    return None
