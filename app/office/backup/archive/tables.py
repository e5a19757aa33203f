"""Rows of any schema as lines of JSON, and back, the same on either engine.

Tables are read as the database describes them, not as the models do: books from before an upgrade are copied
too. A line is a list of values in the order of the columns' names.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, insert, inspect, select, text, types

from app.office.backup.archive.facts import BadArchive, TableFacts

#: Holds the schema's revision, which is in the manifest.
VERSION_TABLE = "alembic_version"
_AT_ONCE = 500
#: The longest line: a portrait of some hundred KB, a long minute.
_LONGEST = 64 * 1024 * 1024


class Digest:
    """A digest of rows in any order: the sum of the digests of their lines."""

    def __init__(self) -> None:
        self._sum, self.rows = 0, 0

    def add(self, line: bytes) -> None:
        self._sum = (self._sum + int.from_bytes(hashlib.sha256(line).digest())) % 2**256
        self.rows += 1

    @property
    def hex(self) -> str:
        return f"{self._sum:064x}"


def tables_in(connection: Connection) -> list[Table]:
    """The tables of the database, each after those that it refers to."""
    seen, metadata = inspect(connection), MetaData()
    names = [name for name, _ in seen.get_sorted_table_and_fkc_names() if name and name != VERSION_TABLE]
    return [
        Table(
            name,
            metadata,
            *(
                Column(one["name"], one["type"], primary_key=one["name"] in keys)
                for one in sorted(seen.get_columns(name), key=lambda one: one["name"])
            ),
        )
        for name in names
        for keys in [seen.get_pk_constraint(name)["constrained_columns"]]
    ]


def lines_of(connection: Connection, table: Table) -> Iterator[bytes]:
    """Every row as a line, by primary key; a few at a time."""
    encoders = [_encoder(column.type) for column in table.columns]
    keys = list(table.primary_key.columns)
    rows = connection.execute(select(table).order_by(*keys).execution_options(yield_per=_AT_ONCE))
    for row in rows:
        yield _line([encode(value) for encode, value in zip(encoders, row, strict=True)])


def write_table(connection: Connection, table: Table, to: Path) -> TableFacts:
    """Write the rows into a gzip file."""
    digest, size = Digest(), 0
    with open(to, "xb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=6, mtime=0) as packed:
        for line in lines_of(connection, table):
            digest.add(line)
            size += packed.write(line)
    return TableFacts(table.name, digest.rows, digest.hex, size, to.stat().st_size)


def digest_of(connection: Connection, table: Table) -> Digest:
    """The digest of the rows that the table holds."""
    digest = Digest()
    for line in lines_of(connection, table):
        digest.add(line)
    return digest


def lines_in(path: Path, facts: TableFacts) -> Iterator[bytes]:
    """The lines of a gzip file. Raises BadArchive beyond the stated size, and for broken ones."""
    left = facts.size
    try:
        with gzip.open(path, "rb") as packed:
            while line := packed.readline(min(left, _LONGEST) + 1):
                left -= len(line)
                if left < 0 or not line.endswith(b"\n"):
                    raise BadArchive
                yield line
    except (EOFError, gzip.BadGzipFile, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise BadArchive from error
    if left:
        raise BadArchive


def fill_table(connection: Connection, table: Table, lines: Iterable[bytes]) -> None:
    """Insert the rows. Raises BadArchive for lines that do not fit the table."""
    names = [column.name for column in table.columns]
    decoders = [_decoder(column.type) for column in table.columns]
    statement, held = insert(table), list[dict[str, Any]]()
    for line in lines:
        try:
            values = json.loads(line)
            row = [
                None if value is None else decode(value)
                for decode, value in zip(decoders, values, strict=True)
            ]
        except (ValueError, TypeError, RecursionError) as error:
            raise BadArchive from error
        held.append(dict(zip(names, row, strict=True)))
        if len(held) == _AT_ONCE:
            connection.execute(statement, held)
            held.clear()
    if held:
        connection.execute(statement, held)


def reset_sequence(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows after those that were loaded; SQLite does so by itself."""
    keys = list(table.primary_key.columns)
    if connection.dialect.name == "sqlite" or len(keys) != 1 or not isinstance(keys[0].type, types.Integer):
        return
    quote = connection.dialect.identifier_preparer.quote
    name, column = quote(table.name), quote(keys[0].name)
    found = {"table": name, "column": keys[0].name}
    sequence = connection.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), found)
    if sequence:
        newest = f"SELECT max({column}) FROM {name}"  # noqa: S608 - names that the database gave
        connection.execute(
            text(f"SELECT setval(:sequence, coalesce(({newest}), 1), ({newest}) IS NOT NULL)"),
            {"sequence": sequence},
        )


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _encoder(kind: Any) -> Callable[[Any], Any]:
    if isinstance(kind, types.DateTime):
        return _moment
    if isinstance(kind, types.Date | types.Time):
        return lambda value: None if value is None else value.isoformat()
    if isinstance(kind, types.LargeBinary):
        return lambda value: None if value is None else base64.b64encode(value).decode()
    return lambda value: value


def _moment(value: datetime | None) -> str | None:
    """In UTC without a zone: SQLite keeps none."""
    if value is None:
        return None
    plain = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    return plain.isoformat(timespec="microseconds")


def _decoder(kind: Any) -> Callable[[Any], Any]:
    if isinstance(kind, types.DateTime):
        zone = UTC if kind.timezone else None
        return lambda value: datetime.fromisoformat(value).replace(tzinfo=zone)
    if isinstance(kind, types.Date):
        return date.fromisoformat
    if isinstance(kind, types.Time):
        return time.fromisoformat
    if isinstance(kind, types.LargeBinary):
        return lambda value: base64.b64decode(value, validate=True)
    return lambda value: value
