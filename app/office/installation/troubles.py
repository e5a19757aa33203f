"""Errors that make the books unusable, each kind as one Vietnamese sentence with its remedy."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.core.errors import Busy

#: With less free space than this, in bytes, a failed write is reported as a full disk.
_NO_ROOM = 1024 * 1024
_FULL = "Đĩa chứa {place} đã đầy nên chưa ghi được gì. Hãy dọn bớt cho trống chỗ rồi thử lại."
_BAD_DISK = "Đĩa chứa {place} không đọc hoặc không ghi được. Hãy xem lại ổ đĩa rồi thử lại."
_READ_ONLY = (
    "Không ghi được vào {place}: tệp hoặc thư mục chỉ cho đọc, hoặc thuộc về người dùng khác của máy. "
    "Hãy cho người dùng chạy chương trình quyền đọc và ghi, hoặc chép sang chỗ ghi được."
)
_BUSY = (
    "Sổ đang được một chương trình khác ghi lâu hơn mức chờ. "
    "Hãy đợi việc ấy xong, hoặc tắt chương trình ấy, rồi thử lại."
)
DAMAGED = (
    "Tệp sổ {place} bị hỏng nên không được dùng tiếp. Hãy dừng máy chủ rồi khôi phục "
    "bản sao lưu gần nhất (lệnh flask restore); tệp hỏng được cất vào thư mục backups."
)
NO_DATABASE = (
    "Tệp {place} không phải cơ sở dữ liệu của Sổ Công đoàn. "
    "Hãy xem lại đường dẫn, hoặc khôi phục bản sao lưu của sổ (lệnh flask restore)."
)
_AWAY = (
    "Không nối được tới PostgreSQL. Hãy xem máy chủ cơ sở dữ liệu có đang chạy không "
    "và DATABASE_URL có đúng máy, cổng, tên, mật khẩu không."
)
_NO_RIGHT = (
    "Tài khoản PostgreSQL trong DATABASE_URL chưa có quyền làm việc này. "
    "Hãy cho tài khoản ấy làm chủ cơ sở dữ liệu (ALTER DATABASE … OWNER TO …)."
)
_POSTGRES_FULL = (
    "Máy chủ PostgreSQL hết chỗ hoặc hết đường nối nên chưa ghi được gì. Hãy dọn bớt rồi thử lại."
)

_BY_SQLITE_CODE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _BAD_DISK,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: NO_DATABASE,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
}
#: By the first letters of PostgreSQL's SQLSTATE.
_BY_SQLSTATE = {
    "08": _AWAY,
    "28": _AWAY,
    "3D": _AWAY,
    "57P": _AWAY,
    "42501": _NO_RIGHT,
    "53": _POSTGRES_FULL,
    "55P03": _BUSY,
}
_BY_ERRNO = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _READ_ONLY),
    **dict.fromkeys((errno.EIO,), _BAD_DISK),
}


class Unusable(Exception):
    """The books cannot be used; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Damaged(Unusable):
    """The database file exists but is damaged."""


@contextmanager
def as_unusable(place: Path) -> Iterator[None]:
    """Turn known errors of disk and database inside the block into Unusable; other errors pass unchanged."""
    try:
        yield
    except (Busy, DBAPIError, sqlite3.Error, OSError) as error:
        unusable = meant_by(error, place)
        if unusable is None:
            raise
        raise unusable from error


def meant_by(error: BaseException, place: Path) -> Unusable | None:
    """The Unusable for an error of the disk or database at `place`; None for any other error."""
    if isinstance(error, Unusable):
        return error
    if isinstance(error, Busy):
        # Its own sentence is for whoever filled in a form.
        return Unusable(_BUSY)
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        found = _BY_SQLITE_CODE.get((getattr(cause, "sqlite_errorcode", None) or 0) & 0xFF, "")
    elif isinstance(cause, OSError):
        found = _BY_ERRNO.get(cause.errno or 0, "") or _wrong_kind(cause)
        place = Path(cause.filename) if isinstance(cause.filename, str) and cause.filename else place
    elif isinstance(error, DBAPIError):
        found = _of_postgres(cause, is_connection_lost=error.connection_invalidated)
    else:
        found = ""
    if found == _BAD_DISK and _is_full(place):
        found = _FULL
    kind = Damaged if found == DAMAGED else Unusable
    return kind(found.format(place=place)) if found else None


def _of_postgres(cause: BaseException | None, *, is_connection_lost: bool) -> str:
    state = getattr(cause, "sqlstate", None)
    if state:
        return next((sentence for start, sentence in _BY_SQLSTATE.items() if state.startswith(start)), "")
    # psycopg's error for a connection that was never made has no SQLSTATE.
    return _AWAY if is_connection_lost or type(cause).__name__ == "OperationalError" else ""


def _wrong_kind(error: OSError) -> str:
    if isinstance(error, NotADirectoryError | FileExistsError | IsADirectoryError):
        return "Ở {place} có một thứ không phải là tệp hoặc thư mục cần đến. Hãy xem lại đường dẫn ấy."
    return ""


def _is_full(place: Path) -> bool:
    there = next(folder for folder in (place, *place.parents) if folder.exists())
    return shutil.disk_usage(there).free < _NO_ROOM
