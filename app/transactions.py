"""Begins transactions: a page reads one snapshot of the books, a write takes its lock before it reads.

SQLite's driver would send BEGIN only before the first write, so that each select saw another state; here
every transaction begins when the connection is first used. GET requests read, all others write. Commands and
threads write unless they use `reading()`.

On PostgreSQL a transaction also says for which union it is: that of the request, once the guard knows it, or
every union (`office.second_lock`).
"""

from __future__ import annotations

import errno
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from enum import Enum
from typing import Any, TypeVar

from flask import current_app, g, has_app_context, has_request_context, request
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from app.core.errors import Busy
from app.extensions import db

View = TypeVar("View", bound=Callable[..., Any])
_log = logging.getLogger(__name__)

#: How long a write waits for its lock, in milliseconds: in a request, which holds a thread, and in a command.
PATIENCE, PATIENCE_OF_COMMANDS = 5_000, 30_000
#: Methods of requests that write nothing.
SAFE = ("GET", "HEAD", "OPTIONS")
#: PostgreSQL's codes: the engine asks to do the transaction again; a lock was waited for too long.
_AGAIN, _WAITED = ("40001", "40P01"), ("55P03", "57014")
#: The setting by which PostgreSQL knows the union of a transaction, and its value for all of them.
UNION_SETTING, EVERY_UNION = "app.unit_id", "all"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_RIGHT = (errno.EACCES, errno.EPERM, errno.EROFS)


class Mode(Enum):
    """What the transactions of this context are for."""

    READING = "reading"
    WRITING = "writing"
    #: A write that did not get its lock in time: the page may still be read, see `take_place`.
    LATE = "late"
    #: Inside `saving()` of such a write: every statement raises Busy.
    REFUSED = "refused"


#: The mode chosen for a block of code; otherwise the request decides, with later changes in `g`.
_CHOSEN: ContextVar[Mode | None] = ContextVar("transaction_mode", default=None)
#: The union chosen for a block of code, or `EVERY_UNION`; otherwise the one that the request opened, in `g`.
_CHOSEN_UNION: ContextVar[str | None] = ContextVar("transaction_union", default=None)


def mode() -> Mode:
    """The mode in which the next transaction of this context begins."""
    chosen: Mode | None = _CHOSEN.get() or (g.get("transaction_mode") if has_app_context() else None)
    if chosen:
        return chosen
    return Mode.READING if has_request_context() and _only_reads() else Mode.WRITING


def reads_first(view: View) -> View:
    """Mark a view whose POST reads and computes before it takes its write lock, in `saving()`."""
    view.reads_first = True  # type: ignore[attr-defined] # a mark that `mode` reads
    return view


def _only_reads() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return request.method in SAFE or hasattr(view, "reads_first")


@contextmanager
def reading() -> Iterator[None]:
    """Everything inside reads one snapshot and writes nothing; an open transaction is rolled back before."""
    db.session.rollback()
    token = _CHOSEN.set(Mode.READING)
    try:
        yield
    finally:
        db.session.rollback()
        _CHOSEN.reset(token)


@contextmanager
def connected(
    engine: Engine, *, writes: bool, patience: int | None = None, is_lasting: bool = True
) -> Iterator[Connection]:
    """A connection apart from the session's, for opening the books and for what a page notes beside it.

    `patience`: how long a write waits for its lock, in milliseconds; then `Busy` is raised, in a request too.
    Not `is_lasting`: a commit does not wait for the disk; the next one that does takes it along.
    """
    chosen = Mode.WRITING if writes else Mode.READING
    with engine.connect() as connection, nullcontext() if is_lasting else _without_waiting(connection):
        yield connection.execution_options(mode=chosen, patience=patience, is_lasting=is_lasting)


@contextmanager
def _without_waiting(connection: Connection) -> Iterator[None]:
    """SQLite keeps the setting with the connection, which goes back to the pool."""
    raw: Any = connection.connection.dbapi_connection
    if not isinstance(raw, sqlite3.Connection):
        yield
        return
    raw.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        raw.execute("PRAGMA synchronous = FULL")


def open_union(unit_id: int) -> None:
    """From here on the transactions of this request are for this union alone, the open one too.

    One that writes takes its place among the writers of that union.
    """
    g.transaction_union = str(unit_id)
    _say_union()
    if mode() is Mode.WRITING and (raw := _open_postgres()) and not _took_place(raw, unit_id):
        db.session.rollback()
        g.transaction_mode = Mode.LATE


def enter_union(unit_id: int) -> bool:
    """Take the place of a command among the writers of a union; not of one that reads.

    Whether there was one to take, on PostgreSQL: what was read before may have changed while it was waited
    for. Raises Busy where it was not had in time.
    """
    if mode() is not Mode.WRITING or not (raw := _open_postgres()):
        return False
    if not _took_place(raw, unit_id):
        raise Busy
    return True


@contextmanager
def only_union(unit_id: int | None) -> Iterator[None]:
    """Inside, transactions are for this union alone, or for every union (None); the open one too."""
    token = _CHOSEN_UNION.set(EVERY_UNION if unit_id is None else str(unit_id))
    _say_union()
    try:
        yield
    finally:
        _CHOSEN_UNION.reset(token)
        _say_union()


def _union() -> str:
    """The union for which the next transaction of this context begins."""
    return _CHOSEN_UNION.get() or (g.get("transaction_union") if has_app_context() else None) or EVERY_UNION


def _say_union() -> None:
    """Set the union of the open transaction; one that has not begun yet does so itself.

    After a failure it takes no statement any more, and the next one does so itself too.
    """
    if raw := _open_postgres():
        raw.execute(_union_statement())


def _open_postgres() -> Any:
    """The driver's connection of the session's open transaction; None without one, and on SQLite."""
    session = db.session()
    if db.engine.dialect.name == "sqlite" or not (session.in_transaction() and session.is_active):
        return None
    raw: Any = session.connection().connection.dbapi_connection
    return raw if raw.info.transaction_status.name == "INTRANS" else None


def _took_place(raw: Any, unit_id: int) -> bool:
    """Lock the row of the union until the commit: whether it was had in time.

    What a write looks at before it decides is then what no other write of the union changes beside it.
    Whoever reads, and rows that name the union, do not wait for it.
    """
    from psycopg.errors import LockNotAvailable

    try:
        raw.execute("SELECT 1 FROM units WHERE id = %s FOR NO KEY UPDATE", (unit_id,))
    except LockNotAvailable:
        return False
    return True


def _union_statement() -> str:
    return f"SET LOCAL {UNION_SETTING} = '{_union()}'"


def take_place() -> None:
    """Begin the writing transaction, unless it is open; it sees the current state of the books.

    Where the lock was not available in time, the next statement raises `Busy`; outside a request this does.
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
    """Whether the write did not get its lock."""
    return mode() is Mode.REFUSED


def leave_place() -> None:
    """Switch to reading after the commit or rollback of a request's write."""
    if has_request_context():
        g.transaction_mode = Mode.READING


def end_transaction() -> None:
    """Roll back what the session of this request still holds, also where the database went away under it.

    What follows only reads, but for connections of their own.
    """
    _end(db.session.rollback)
    leave_place()


def let_go() -> None:
    """End the session of this request, also where the database went away under it: the answer stands."""
    _end(db.session.remove)


def _end(how: Callable[[], None]) -> None:
    try:
        how()
    except DBAPIError:
        # Rolling back failed, and with the connection gone the database does it by itself.
        db.session.registry.clear()
        _log.exception("the database went away before the end of a request")


def must_repeat(error: DBAPIError) -> bool:
    """Whether the engine aborted the transaction because of another writer, so that it must be repeated."""
    return _code(error) in _AGAIN


def is_busy(error: DBAPIError) -> bool:
    """Whether a write waited too long for another."""
    if isinstance(error.orig, sqlite3.OperationalError):
        return _is_locked(error.orig)
    return _code(error) in _AGAIN + _WAITED


def is_full(error: DBAPIError | OSError) -> bool:
    """Whether the disk has no room left, for the books or for a file beside them."""
    if isinstance(error, OSError):
        return error.errno in _NO_ROOM
    return _code(error) == "53100" or "is full" in str(error.orig)


def is_read_only(error: DBAPIError | OSError) -> bool:
    """Whether the disk takes no writes: it failed and went read-only, or the rights are wrong."""
    if isinstance(error, OSError):
        return error.errno in _NO_RIGHT
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)


def _code(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def _is_locked(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@event.listens_for(Engine, "connect")
def _prepare(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        # The driver must not send BEGIN itself.
        connection.isolation_level = None


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    own = connection.get_execution_options()
    found = own.get("mode") or mode()
    if found is Mode.REFUSED:
        raise Busy
    raw: Any = connection.connection.dbapi_connection
    if isinstance(raw, sqlite3.Connection):
        usual = PATIENCE if has_request_context() else PATIENCE_OF_COMMANDS
        _begin_sqlite(
            raw,
            writes=found is Mode.WRITING,
            patience=own.get("patience") or usual,
            may_read=not own.get("patience"),
        )
    else:
        _begin_postgres(raw, writes=found is Mode.WRITING)
        # Commands take their place in `enter_union`; connections apart from the session's wait for nobody.
        has_union = has_request_context() and _union() != EVERY_UNION and not own.get("mode")
        if found is Mode.WRITING and has_union and not _took_place(raw, int(_union())):
            raw.rollback()
            g.transaction_mode = Mode.LATE
            _begin_postgres(raw, writes=False)
        if not own.get("is_lasting", True):
            raw.execute("SET LOCAL synchronous_commit = off")


def _begin_sqlite(raw: sqlite3.Connection, *, writes: bool, patience: int, may_read: bool = True) -> None:
    """Uses the driver directly: SQLAlchemy has nothing to translate here.

    `may_read`: a request that does not get its lock in time reads instead.
    """
    if writes:
        raw.execute(f"PRAGMA busy_timeout = {patience}")
        raw.execute("PRAGMA query_only = OFF")
        try:
            raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not _is_locked(error):
                raise OperationalError("BEGIN IMMEDIATE", None, error) from error
            if not (may_read and has_request_context()):
                raise Busy from error
            g.transaction_mode = Mode.LATE
        else:
            return
    # A page that writes by mistake fails, as it would on PostgreSQL.
    raw.execute("PRAGMA query_only = ON")
    raw.execute("BEGIN")


def _begin_postgres(raw: Any, *, writes: bool) -> None:
    """Writers use READ COMMITTED, one after the other in a union; readers use one read-only snapshot."""
    from psycopg import IsolationLevel

    raw.isolation_level = None if writes else IsolationLevel.REPEATABLE_READ
    raw.read_only = not writes
    # Both end with the transaction: a pool between us and the server may give the next one another session.
    raw.execute(f"SET LOCAL lock_timeout = {PATIENCE}; {_union_statement()}")
