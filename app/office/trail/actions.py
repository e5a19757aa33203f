"""Writing the trail: each entry covers the hash of the one before it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from app.core.actor import Actor
from app.core.choices import Listed
from app.core.vietnamese import fold
from app.extensions import db
from app.office.trail.models import TrailDetail, TrailEntry
from app.office.trail.queries import head_of
from app.office.trail.rules import GENESIS, digest_of, hash_of
from app.office.units.models import Unit

#: Field -> (old value, new value).
Changes = Mapping[str, tuple[Any, Any]]
_HEADS = "trail_heads"
#: Advisory lock of PostgreSQL for the accounts' chain.
_ACCOUNTS_CHAIN = 72_001


@dataclass(frozen=True, slots=True)
class Noted:
    """A change to be written to the trail; `changes` maps a field to (old, new)."""

    action: str
    subject: str
    changes: Changes
    reason: str = ""


def note(
    unit_id: int | None,
    actor: Actor,
    action: str,
    subject: str,
    changes: Changes,
    reason: str = "",
) -> TrailEntry:
    """Append one entry to the union's chain; `changes` maps a field to (old, new)."""
    return note_all(unit_id, actor, [Noted(action, subject, changes, reason)])[0]


def note_row(row: Any, actor: Actor, action: str, changes: Changes, reason: str = "") -> None:
    """`note` about a row of a union, which is flushed first."""
    db.session.flush()
    note(row.unit_id, actor, action, f"{row.__tablename__}/{row.id}", changes, reason)


def note_all(unit_id: int | None, actor: Actor, changes: Sequence[Noted]) -> list[TrailEntry]:
    """Append many entries in their order with one flush: for imports.

    The time comes from the clock, here only: other domain functions take dates as parameters.
    """
    at = datetime.now(UTC).replace(microsecond=0)
    head = _head(unit_id)
    written: list[tuple[TrailEntry, TrailDetail]] = []
    for one in changes:
        entry, detail = _entry(one, actor, at, head)
        entry.unit_id = unit_id
        entry.hash = head = hash_of(entry)
        written.append((entry, detail))
    db.session.add_all([entry for entry, _ in written])
    db.session.flush()
    for entry, detail in written:
        detail.entry_id = entry.id
    db.session.add_all([detail for _, detail in written])
    db.session.info.setdefault(_HEADS, {})[unit_id] = head
    return [entry for entry, _ in written]


def _entry(one: Noted, actor: Actor, at: datetime, previous: str) -> tuple[TrailEntry, TrailDetail]:
    values = json.dumps(
        {name: [_plain(old), _plain(new)] for name, (old, new) in one.changes.items()},
        ensure_ascii=False,
        sort_keys=True,
    )
    salt = secrets.token_hex(16)
    entry = TrailEntry(
        at=at,
        actor_id=actor.user_id,
        actor=actor.name,
        action=one.action,
        subject=one.subject,
        reason=one.reason,
        digest=digest_of(salt, values),
        previous=previous,
    )
    words = fold(" ".join([actor.name, one.reason, *_words(one.changes.values())]))
    return entry, TrailDetail(salt=salt, values=values, search_text=words)


def _words(values: Iterable[Any]) -> Iterator[str]:
    """Every text in the values, however deep in tuples, mappings and facts."""
    for value in values:
        if is_dataclass(value):
            yield from _words(getattr(value, f.name) for f in fields(value))
        elif isinstance(value, tuple):
            yield from _words(value)
        elif isinstance(value, Mapping):
            yield from _words(value.values())
        elif isinstance(value, str):
            yield value.label if isinstance(value, Listed) else value


def changed(old: Any, new: Any) -> dict[str, tuple[Any, Any]]:
    """The fields in which two facts differ; with `old` None every field that is not empty."""
    pairs = {f.name: (getattr(old, f.name) if old else None, getattr(new, f.name)) for f in fields(new)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1] and pair != (None, "")}


def _head(unit_id: int | None) -> str:
    """The newest hash of the chain; locks the chain until the commit, so that no two entries follow it."""
    known: dict[int | None, str] = db.session.info.setdefault(_HEADS, {})
    if unit_id not in known:
        _lock_chain(unit_id)
        known[unit_id] = head_of(unit_id) or GENESIS
    return known[unit_id]


def _lock_chain(unit_id: int | None) -> None:
    """Wait for other writers of the chain. On SQLite a write transaction has no others beside it."""
    if db.session.connection().dialect.name == "sqlite":
        return
    if unit_id is None:
        # The accounts' chain has no row to lock.
        db.session.execute(select(func.pg_advisory_xact_lock(_ACCOUNTS_CHAIN)))
    else:
        # FOR NO KEY UPDATE: a plain FOR UPDATE would wait for every transaction that inserts a row of it.
        db.session.execute(select(Unit.id).where(Unit.id == unit_id).with_for_update(key_share=True))


@event.listens_for(Session, "after_transaction_end")
def _forget_heads(session: Session, transaction: Any) -> None:
    # A rolled back savepoint discards its entries; the inner transaction of a flush does not matter.
    if transaction.parent is None or transaction.nested:
        session.info.pop(_HEADS, None)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value
