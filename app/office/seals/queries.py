"""Selects of seals, and of rows as they are sealed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    Table,
    and_,
    cast,
    exists,
    func,
    select,
)

from app.database import among
from app.extensions import db
from app.office.seals.models import RowSeal, Seal
from app.office.seals.rules import SealFacts, head_text, row_id_of
from app.office.seals.tables import sealed_tables, table_of
from app.office.seals.touched import Touched

#: Advisory lock of PostgreSQL for the chain of seals; taken last in a transaction.
_CHAIN = 72_002
#: SQLite takes at least this many values in a statement.
AT_ONCE = 400
_STREAMED = 1_000
_SEAL = (
    Seal.number,
    Seal.at,
    Seal.rows,
    Seal.total,
    Seal.key_print,
    Seal.version,
    Seal.previous,
    Seal.mac,
)


def lock_chain(connection: Connection) -> None:
    """Wait for other writers of the chain. On SQLite a write transaction has no others beside it."""
    if connection.dialect.name != "sqlite":
        connection.execute(select(func.pg_advisory_xact_lock(_CHAIN)))


def last_seal(connection: Connection) -> tuple[SealFacts, str] | None:
    """The newest line of the chain, with its mac."""
    row = connection.execute(select(*_SEAL).order_by(Seal.number.desc()).limit(1)).one_or_none()
    return (_facts(row), row.mac) if row else None


def seals(connection: Connection) -> Iterator[tuple[SealFacts, str]]:
    """The whole chain, oldest first, streamed."""
    rows = connection.execute(_streamed(select(*_SEAL).order_by(Seal.number)))
    return ((_facts(row), row.mac) for row in rows)


def seal_at(connection: Connection, number: int) -> tuple[str, str]:
    """The mac of the line with this number, and the print of its key; ("", "") without it."""
    row = connection.execute(select(Seal.mac, Seal.key_print).where(Seal.number == number)).one_or_none()
    return (row.mac, row.key_print) if row else ("", "")


def mac_at(connection: Connection, number: int) -> str:
    """The mac of the line with this number; "" without it."""
    return seal_at(connection, number)[0]


def newest_head() -> str:
    """The head of the books as papers print it; "" for books without a seal."""
    last = last_seal(db.session.connection())
    return head_text(last[0].number, last[1]) if last else ""


def _facts(row: Row[*tuple[Any, ...]]) -> SealFacts:
    return SealFacts(row.number, row.at, row.rows, row.total, row.key_print, row.version, row.previous)


def touched_rows(connection: Connection, touched: Touched) -> Iterator[tuple[str, str, Any]]:
    """(table, row id, values) of every touched row; values are None for one that was deleted."""
    for name in sorted({*touched.rows, *touched.above}):
        table = table_of(name)
        above = touched.above.get(name)
        for keys in batches(sorted(touched.rows.get(name, ()), key=row_id_of)):
            found = {
                row_id: values for _, row_id, values in _rows(connection, table, _with_keys(table, keys))
            }
            for key in keys:
                yield name, row_id_of(key), found.get(row_id_of(key))
        if above is not None:
            [key_column] = table.primary_key
            yield from _rows(connection, table, key_column > above)


def sealed_rows(connection: Connection, name: str) -> Iterator[tuple[str, Any, str | None]]:
    """(row id, values, digest of its seal) of every row of a table, streamed; one statement."""
    table = table_of(name)
    its_seal = and_(RowSeal.table_name == name, RowSeal.row_id == _row_id(table))
    query = select(table, RowSeal.digest.label("seal_digest")).outerjoin(RowSeal, its_seal)
    keys = [column.name for column in table.primary_key]
    for row in connection.execute(_streamed(query)).mappings():
        values = dict(row)
        digest = values.pop("seal_digest")
        yield row_id_of([values[key] for key in keys]), values, digest


def all_rows(connection: Connection) -> Iterator[tuple[str, str, Any]]:
    """(table, row id, values) of every row that is to be sealed, streamed; a statement for each table."""
    for name in sealed_tables():
        yield from _rows(connection, table_of(name), None)


def number_of_seals(connection: Connection, name: str) -> int:
    """How many rows of the table have seals."""
    return connection.scalar(select(func.count()).where(RowSeal.table_name == name)) or 0


def seals_without_row(connection: Connection, name: str) -> Sequence[str]:
    """The ids of sealed rows of the table that no longer exist."""
    kept = select(RowSeal.row_id).where(RowSeal.table_name == name)
    return connection.scalars(kept.except_(select(_row_id(table_of(name))))).all()


def digests_of(connection: Connection, rows: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The digests of these seals, by table and row id."""
    found: dict[tuple[str, str], str] = {}
    for some in batches(rows):
        query = select(RowSeal).where(among((RowSeal.table_name, RowSeal.row_id), some))
        found |= {(row.table_name, row.row_id): row.digest for row in connection.execute(query)}
    return found


def number_of_lines(connection: Connection) -> int:
    """How many lines the trail has, of all its chains."""
    return connection.scalar(select(func.count()).select_from(table_of("trail_entries"))) or 0


def holds_rows(connection: Connection) -> bool:
    """Whether anything is in the books that should be sealed."""
    return any(connection.scalar(select(exists().select_from(table_of(name)))) for name in ("units", "users"))


def _streamed(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.execution_options(yield_per=_STREAMED)


def batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values in lists of at most `AT_ONCE`."""
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        yield some


def _with_keys(table: Table, keys: Sequence[tuple[Any, ...]]) -> ColumnElement[bool]:
    return among(list(table.primary_key), keys)


def _rows(
    connection: Connection, table: Table, which: ColumnElement[bool] | None
) -> Iterator[tuple[str, str, Any]]:
    query: Select[*tuple[Any, ...]] = (
        _streamed(select(table)) if which is None else select(table).where(which)
    )
    keys = [column.name for column in table.primary_key]
    for row in connection.execute(query).mappings():
        yield table.name, row_id_of([row[key] for key in keys]), dict(row)


def _row_id(table: Table) -> ColumnElement[str]:
    """A row's id as in its seal, in the database's words."""
    first, *others = (cast(column, String) for column in table.primary_key)
    whole: ColumnElement[str] = first
    for one in others:
        whole = whole + "/" + one
    return whole
