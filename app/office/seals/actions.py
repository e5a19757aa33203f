"""Sealing at each commit: what the transaction wrote gets new seals, and the chain a line.

Only here: whoever writes by the database's own tools has no key, so their rows have no seal that fits.
"""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, event, insert
from sqlalchemy.orm import Session

from app.core.actor import SYSTEM
from app.core.errors import Refused
from app.database import newest_version
from app.office.seals import latest, queries
from app.office.seals.key import NAME as KEY_NAME
from app.office.seals.key import keys_in, make_key
from app.office.seals.models import Seal
from app.office.seals.place import place
from app.office.seals.row_actions import seal_all, seal_touched
from app.office.seals.rules import GENESIS, Key, SealFacts, mac_of
from app.office.seals.touched import touched_by
from app.office.trail.actions import note

#: Actions in the trail: the books were sealed as they stood; the file of the newest seal was written again.
BEGUN, HEAD_RENEWED = "installation.seal.begun", "installation.seal.head"
_SUBJECT = "installation/1"
_NEWEST = "newest_seal"
_FORCED = "seal_all"
_LOST = (
    "Chưa ghi được: không còn tệp khóa niêm {path}. Hãy chép tệp ấy từ bản sao lưu gần nhất vào đúng chỗ. "
    "Nếu không còn bản nào, hãy khởi động lại máy chủ: sổ được niêm lại bằng khóa mới."
)
_RENEWED = (
    "Tệp khóa niêm %s không còn nên đã tạo khóa mới và niêm lại sổ như đang có. Những gì ghi trước lúc này "
    "không kiểm được bằng khóa cũ nữa. Nếu tìm thấy tệp cũ, hãy chép dòng khóa của nó lên đầu tệp mới."
)
_log = logging.getLogger(__name__)


def is_settled(connection: Connection) -> bool:
    """Whether the books can be sealed as they stand: nothing to do for `settle_seals`."""
    where = place()
    if where is None or not queries.holds_rows(connection):
        return True
    last, keys = queries.last_seal(connection), keys_in(where)
    if last is None or not keys or not _continues(last[0], keys[-1]):
        return False
    return latest.noted_in(where, keys) is not None


def settle_seals(session: Session) -> None:
    """When a server starts: seal books that are not sealed yet, replace a lost key, renew a lost head file.

    In a transaction that is committed afterwards, under the lock of the installation.
    """
    where = place()
    if where is None or is_settled(session.connection()):
        return
    last, keys = queries.last_seal(session.connection()), keys_in(where)
    if last is not None and not keys:
        make_key(where)
        _log.warning(_RENEWED, where / KEY_NAME)
        keys = keys_in(where)
    if last is None or not _continues(last[0], keys[-1]):
        session.info[_FORCED] = True
    else:
        note(None, SYSTEM, HEAD_RENEWED, _SUBJECT, {"number": (None, last[0].number)})
        latest.note(where, keys[-1], last[0].number, last[1])


@event.listens_for(Session, "before_commit")
def _before_commit(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    is_forced = session.info.pop(_FORCED, False)
    if not is_forced and not touched_by(session):
        return
    where = place()
    if where is not None:
        _seal(session, where, is_forced=is_forced)


def _seal(session: Session, where: Path, *, is_forced: bool) -> None:
    connection = session.connection()
    queries.lock_chain(connection)
    last = queries.last_seal(connection)
    keys = _keys(where, is_begun=last is not None)
    key, may_note = keys[-1], _may_note(connection, where, keys, last)
    if is_forced or last is None or not _continues(last[0], key):
        _note_beginning(session, key, last)
        session.flush()
        rows, total = seal_all(connection, key)
    else:
        rows, total = seal_touched(connection, touched_by(session), key, last[0])
        if (rows, total) == (last[0].rows, last[0].total):
            return
    number, previous = (last[0].number + 1, last[1]) if last else (1, GENESIS)
    at = datetime.now(UTC).replace(microsecond=0)
    facts = SealFacts(number, at, rows, total, key.print, _version(), previous)
    mac = mac_of(key, facts)
    connection.execute(insert(Seal), {**asdict(facts), "mac": mac})
    if may_note:
        session.info[_NEWEST] = where, key, number, mac


def _continues(last: SealFacts, key: Key) -> bool:
    """Whether seals by this key, of rows with the columns of today, can follow."""
    return last.key_print == key.print and last.version == _version()


@cache
def _version() -> str:
    return newest_version()


def _keys(where: Path, *, is_begun: bool) -> list[Key]:
    """Every key, the one in use last; made for books that begin."""
    keys = keys_in(where)
    if not keys:
        if is_begun:
            raise Refused(_LOST.format(path=where / KEY_NAME))
        make_key(where)
        keys = keys_in(where)
    return keys


def _may_note(
    connection: Connection, where: Path, keys: list[Key], last: tuple[SealFacts, str] | None
) -> bool:
    """Whether the file beside the database follows from it: else it stays as it is, for `flask verify`."""
    noted = latest.noted_in(where, keys)
    if noted is None or last is None:
        return noted is None and last is None
    if noted.number == last[0].number:
        return noted.mac == last[1]
    return 0 < noted.number < last[0].number and queries.mac_at(connection, noted.number) == noted.mac


def _note_beginning(session: Session, key: Key, last: tuple[SealFacts, str] | None) -> None:
    """A line of the trail, unless these books begin with this transaction."""
    if last is None and _is_new(session):
        return
    head = (last[0].number, last[1]) if last else (None, None)
    changes = {"key": (last[0].key_print if last else None, key.print), "number": (None, head[0])}
    note(None, SYSTEM, BEGUN, _SUBJECT, {**changes, "head": (None, head[1])})


def _is_new(session: Session) -> bool:
    lines = touched_by(session).rows.get("trail_entries", set())
    number = queries.number_of_lines(session.connection())
    return number == len(lines)


@event.listens_for(Session, "after_commit")
def _after_commit(session: Session) -> None:
    newest = session.info.get(_NEWEST)
    if newest is None or session.in_nested_transaction():
        return
    del session.info[_NEWEST]
    where, key, number, mac = newest
    try:
        latest.note(where, key, number, mac)
    except OSError:
        # The books are committed; a file that is behind is no fault.
        _log.exception("the newest seal could not be noted beside the database")


@event.listens_for(Session, "after_rollback")
def _after_rollback(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.info.pop(_NEWEST, None)
    session.info.pop(_FORCED, None)
