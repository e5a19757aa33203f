"""Writing the security log.

An event of a change is recorded in the transaction of the change (`record_event`). An event that changes
nothing else (a page was read, a file sent, something refused) is noted (`note_event`) and written after the
transaction of its request or command, all in one short transaction: a page that reads cannot write, and on
SQLite a second connection would wait for the first.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, insert
from sqlalchemy.exc import SQLAlchemyError

from app.core.actor import Actor
from app.core.errors import Busy, Refused
from app.extensions import db
from app.office.security_log.models import SecurityEvent
from app.office.security_log.rules import EventKind
from app.transactions import connected, only_union

#: How long writing waits for another writer, in milliseconds: somebody waits for a page.
_PATIENCE = 500
#: The same where events are held: the other writer was there a moment ago.
_LITTLE_PATIENCE = 50
#: By database, the events that another writer, such as a long import, kept from being written.
_HELD: WeakKeyDictionary[Engine, deque[Event]] = WeakKeyDictionary()
#: At most this many of them; further ones go to the server's log.
_MOST_HELD = 10_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request comes from: the client's address, and the request's id."""

    address: str = ""
    request_id: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event as noted; its fields are the columns of the table."""

    at: datetime
    kind: EventKind
    user_id: int | None
    name: str
    unit_id: int | None
    subject: str
    address: str
    request_id: str

    @property
    def row(self) -> dict[str, object]:
        """The row to be inserted, texts cut to their columns."""
        return {
            "at": self.at,
            "kind": self.kind.value,
            "user_id": self.user_id,
            "name": self.name[:200],
            "unit_id": self.unit_id,
            "subject": self.subject[:120],
            "address": self.address[:64],
            "request_id": self.request_id[:64],
        }


#: Built once: that takes as long as executing it.
_INSERTED = insert(SecurityEvent)
_NOTED: ContextVar[tuple[Event, ...]] = ContextVar("security_events", default=())
_ORIGIN: ContextVar[Origin | None] = ContextVar("security_origin", default=None)


def come_from(origin: Origin | None) -> None:
    """What follows in this thread comes from there; None for nowhere in particular."""
    _ORIGIN.set(origin)


def note_event(
    kind: EventKind,
    *,
    user_id: int | None = None,
    name: str = "",
    unit_id: int | None = None,
    subject: str = "",
    address: str = "",
) -> None:
    """Note an event; it is written when the request or command is over, once if noted twice.

    Nothing is lost if the request fails: the attempt is recorded anyway.
    """
    event = _event(kind, user_id, name, unit_id, subject, address)
    if all(_identity(event) != _identity(one) for one in _NOTED.get()):
        _NOTED.set((*_NOTED.get(), event))


def record_event(kind: EventKind, actor: Actor, subject: str, unit_id: int | None = None) -> None:
    """Record an event in the transaction of the change that it is about."""
    event = _event(kind, actor.user_id, actor.name, unit_id, subject, "")
    db.session.execute(_INSERTED, event.row)


def is_noted() -> bool:
    """Whether events wait to be written."""
    return bool(_NOTED.get())


def write_noted() -> None:
    """Write what was noted, in a transaction of its own; the session must hold none.

    What another writer keeps from being written is held until the next event is. No failure reaches the
    request that the events are about: the server's log names them instead.
    """
    held = _held()
    patience = _LITTLE_PATIENCE if held else _PATIENCE
    events = [*(held.popleft() for _ in range(len(held))), *_NOTED.get()]
    _NOTED.set(())
    if not events:
        return
    # Whoever only looked may be forgotten by a power cut: no page waits for the disk on their account.
    is_lasting = any(one.kind is not EventKind.SENSITIVE_VIEWED for one in events)
    try:
        # Those held are of any union, whoever's request is over now.
        with (
            only_union(None),
            connected(db.engine, writes=True, patience=patience, is_lasting=is_lasting) as connection,
            connection.begin(),
        ):
            connection.execute(_INSERTED, [one.row for one in events])
    except Busy:
        held.extend(events[:_MOST_HELD])
        _log.warning("%d security events wait for another writer", len(events))
        _name_unwritten(events[_MOST_HELD:], "too many wait")
    except (SQLAlchemyError, Refused) as error:
        _name_unwritten(events, type(error).__name__)


def write_held() -> None:
    """Write what is held when the server ends; what cannot be written now is named in its log."""
    write_noted()
    _name_unwritten([*_held()], "the server ends")
    _held().clear()


def _held() -> deque[Event]:
    return _HELD.setdefault(db.engine, deque())


def _name_unwritten(events: Sequence[Event], why: str) -> None:
    for one in events:
        _log.error(
            "security event not written (%s): %s, user %s, union %s, %s, from %s",
            why,
            one.kind.value,
            one.user_id,
            one.unit_id,
            one.subject,
            one.address,
        )


def _event(
    kind: EventKind, user_id: int | None, name: str, unit_id: int | None, subject: str, address: str
) -> Event:
    """The time comes from the clock, here only."""
    at, origin = datetime.now(UTC).replace(microsecond=0), _ORIGIN.get() or Origin()
    return Event(at, kind, user_id, name, unit_id, subject, address or origin.address, origin.request_id)


def _identity(event: Event) -> tuple[object, ...]:
    return event.kind, event.user_id, event.unit_id, event.subject
