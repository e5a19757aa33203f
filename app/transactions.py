"""How a transaction begins: a page reads one moment of the books, a write takes its place before it reads.

SQLite's driver would send BEGIN only before the first write, so that each select saw another moment; here
every transaction begins when the connection is first used. What kind it is follows from the request: GET
reads, anything else writes. Commands and threads write unless they say `reading()`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import Any, TypeVar

from flask import current_app, g, has_app_context, has_request_context, request
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from app.core.errors import Busy
from app.extensions import db

View = TypeVar("View", bound=Callable[..., Any])

#: How long a write waits for its place, in milliseconds: of a request, where somebody looks at the screen
#: and a thread is held, and of a command.
PATIENCE, PATIENCE_OF_COMMANDS = 5_000, 30_000
_SAFE = ("GET", "HEAD", "OPTIONS")
#: PostgreSQL's codes: the engine asks to do the transaction again; a lock was waited for too long.
_AGAIN, _WAITED = ("40001", "40P01"), ("55P03", "57014")


class Mode(Enum):
    """What the transactions of this context are begun for."""

    READING = "reading"
    WRITING = "writing"
    #: A write that did not get its place in time: the page may still be read, see `take_place`.
    LATE = "late"
    #: Inside `saving()` of such a write: nothing may be done.
    REFUSED = "refused"


#: Chosen for a part of the code; else the request says it, and keeps in `g` how it goes on.
_CHOSEN: ContextVar[Mode | None] = ContextVar("transaction_mode", default=None)


def mode() -> Mode:
    """The mode in which the next transaction of this context begins."""
    chosen: Mode | None = _CHOSEN.get() or (g.get("transaction_mode") if has_app_context() else None)
    if chosen:
        return chosen
    return Mode.READING if has_request_context() and _only_reads() else Mode.WRITING


def reads_first(view: View) -> View:
    """Mark a view whose POST reads and computes before it takes its place to write, in `saving()`."""
    view.reads_first = True  # type: ignore[attr-defined] # a mark that `mode` reads
    return view


def _only_reads() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return request.method in _SAFE or hasattr(view, "reads_first")


@contextmanager
def reading() -> Iterator[None]:
    """Everything inside reads one moment of the books and writes nothing; what was open before is ended."""
    db.session.rollback()
    token = _CHOSEN.set(Mode.READING)
    try:
        yield
    finally:
        db.session.rollback()
        _CHOSEN.reset(token)


@contextmanager
def connected(engine: Engine, *, writes: bool, patience: int | None = None) -> Iterator[Connection]:
    """A connection beside the session's, for what opens the books.

    `patience` is how long a write waits for its place, in milliseconds.
    """
    chosen = Mode.WRITING if writes else Mode.READING
    with engine.connect() as connection:
        yield connection.execution_options(mode=chosen, patience=patience)


def take_place() -> None:
    """Begin the transaction that writes, unless it is open; it sees the books as they are now.

    Where the place was not to be had in time, whatever touches the books next raises `Busy`; outside a
    request this does.
    """
    if mode() is Mode.READING:
        db.session.rollback()
        g.transaction_mode = Mode.WRITING
    if mode() is Mode.WRITING:
        db.session.connection()
    if mode() is Mode.LATE:
        db.session.rollback()
        g.transaction_mode = Mode.REFUSED


def is_refused() -> bool:
    """Whether the write did not get its place."""
    return mode() is Mode.REFUSED


def leave_place() -> None:
    """After the commit or rollback of a request's write: what follows, the page, only reads."""
    if has_request_context():
        g.transaction_mode = Mode.READING


def must_repeat(error: DBAPIError) -> bool:
    """Whether the engine broke the transaction off between two writers and asks for it again."""
    return _code(error) in _AGAIN


def is_busy(error: DBAPIError) -> bool:
    """Whether a write waited too long for another."""
    if isinstance(error.orig, sqlite3.OperationalError):
        return _is_locked(error.orig)
    return _code(error) in _AGAIN + _WAITED


def is_full(error: DBAPIError) -> bool:
    """Whether the disk has no room left."""
    return _code(error) == "53100" or "is full" in str(error.orig)


def _code(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def _is_locked(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@event.listens_for(Engine, "connect")
def _prepare(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        # The driver sends no BEGIN of its own, before a write or anything else.
        connection.isolation_level = None
    elif hasattr(connection, "pgconn"):
        connection.execute(f"SET lock_timeout = {PATIENCE}")
        connection.commit()


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    own = connection.get_execution_options()
    found = own.get("mode") or mode()
    if found is Mode.REFUSED:
        raise Busy
    raw: Any = connection.connection.dbapi_connection
    if isinstance(raw, sqlite3.Connection):
        usual = PATIENCE if has_request_context() else PATIENCE_OF_COMMANDS
        _begin_sqlite(raw, writes=found is Mode.WRITING, patience=own.get("patience") or usual)
    else:
        _begin_postgres(raw, writes=found is Mode.WRITING)


def _begin_sqlite(raw: sqlite3.Connection, *, writes: bool, patience: int) -> None:
    """Asked of the driver itself: SQLAlchemy has nothing to translate here."""
    if writes:
        raw.execute(f"PRAGMA busy_timeout = {patience}")
        raw.execute("PRAGMA query_only = OFF")
        try:
            raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not _is_locked(error):
                raise OperationalError("BEGIN IMMEDIATE", None, error) from error
            if not has_request_context():
                raise Busy from error
            g.transaction_mode = Mode.LATE
        else:
            return
    # A page that writes by mistake fails here as it would on PostgreSQL.
    raw.execute("PRAGMA query_only = ON")
    raw.execute("BEGIN")


def _begin_postgres(raw: Any, *, writes: bool) -> None:
    """Writers lock what they change, and see what was committed before each statement."""
    from psycopg import IsolationLevel

    raw.isolation_level = None if writes else IsolationLevel.REPEATABLE_READ
    raw.read_only = not writes
