"""Writes of the seals of rows."""

from __future__ import annotations

from sqlalchemy import Connection, delete

from app.database import among, insert_or_update
from app.office.seals import queries
from app.office.seals.models import RowSeal
from app.office.seals.rules import GENESIS, Key, SealFacts, digest_of, moved
from app.office.seals.touched import Touched


def seal_touched(connection: Connection, touched: Touched, key: Key, last: SealFacts) -> tuple[int, str]:
    """Renew the seals of what a transaction wrote; returns the number of sealed rows, and their sum."""
    rows, total = last.rows, last.total
    found = queries.touched_rows(connection, touched)
    for some in queries.batches(found):
        old = queries.digests_of(connection, [(table, row_id) for table, row_id, _ in some])
        new = {
            (table, row_id): digest_of(key, table, row_id, values)
            for table, row_id, values in some
            if values is not None
        }
        gone = [one for one in old if one not in new]
        changed = {one: digest for one, digest in new.items() if old.get(one) != digest}
        _put(connection, changed)
        _remove(connection, gone)
        left = [old[one] for one in (*gone, *changed) if one in old]
        total = moved(total, added=list(changed.values()), removed=left)
        rows += sum(one not in old for one in changed) - len(gone)
    return rows, total


def seal_all(connection: Connection, key: Key) -> tuple[int, str]:
    """Seal every row as it stands; returns how many there are, and the sum of their digests."""
    connection.execute(delete(RowSeal))
    rows, total = 0, GENESIS
    for some in queries.batches(queries.all_rows(connection)):
        new = {(table, row_id): digest_of(key, table, row_id, values) for table, row_id, values in some}
        _put(connection, new)
        total = moved(total, added=list(new.values()), removed=[])
        rows += len(new)
    return rows, total


def _put(connection: Connection, digests: dict[tuple[str, str], str]) -> None:
    if digests:
        adding = insert_or_update(RowSeal)
        adding = adding.on_conflict_do_update(
            index_elements=["table_name", "row_id"], set_={"digest": adding.excluded.digest}
        )
        rows = [
            {"table_name": table, "row_id": row_id, "digest": digest}
            for (table, row_id), digest in digests.items()
        ]
        connection.execute(adding, rows)


def _remove(connection: Connection, rows: list[tuple[str, str]]) -> None:
    for some in queries.batches(rows):
        connection.execute(delete(RowSeal).where(among((RowSeal.table_name, RowSeal.row_id), some)))
