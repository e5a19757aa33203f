"""The mark file beside the database: it says that books were created here, and which ones.

Where the mark exists but the database has no books, they were lost: no new books are created there until an
administrator deletes the mark.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from sqlalchemy import Connection, Engine, insert

from app.office.installation import queries
from app.office.installation.files import write_atomically
from app.office.installation.models import Installation
from app.office.installation.troubles import Unusable
from app.office.installation.upgrading import alone
from app.transactions import connected

_NAME = "installed"
LOST = (
    "Không còn sổ ở {place}: nơi đặt sổ đã từng có sổ ({mark}) nhưng cơ sở dữ liệu nay không có hoặc trống. "
    "Hãy khôi phục bản sao lưu gần nhất (lệnh flask restore) rồi khởi động lại; đừng mở sổ mới."
)
_FOREIGN = (
    "Cơ sở dữ liệu ở {place} không phải sổ của nơi này. Hãy khôi phục đúng bản sao lưu của sổ; "
    "nếu cố ý dùng sổ ấy từ nay, hãy xóa tệp {mark} rồi khởi động lại."
)


def mark_in(folder: Path) -> str:
    """The key of the books that were created with this folder; "" where none were."""
    path = folder / _NAME
    # A truncated mark still counts.
    return path.read_text(encoding="ascii", errors="replace").strip() or "?" if path.exists() else ""


def drop(folder: Path) -> None:
    """Forget which books were created here: others take their place, and the next start marks those."""
    (folder / _NAME).unlink(missing_ok=True)


def lost(folder: Path, place: str) -> Unusable:
    """The error for books that are missing from `place`."""
    return Unusable(LOST.format(place=place, mark=folder / _NAME))


def check(connection: Connection, folder: Path, place: str) -> None:
    """Raises Unusable when the folder has a mark and the database does not hold the books that it names.

    Books without a key (of an older schema) are accepted: an older copy was put back.
    """
    mark = mark_in(folder)
    if not mark:
        return
    if not queries.version_of(connection) or not queries.is_begun(connection):
        raise lost(folder, place)
    key = queries.key_of(connection)
    if key and mark not in (key, "?"):
        raise Unusable(_FOREIGN.format(place=place, mark=folder / _NAME))


def settle(engine: Engine, folder: Path) -> None:
    """Write the same key to the folder and the database once there are books; else do nothing."""
    with connected(engine, writes=False) as connection:
        if not queries.is_begun(connection):
            return
        key = queries.key_of(connection)
    mark = mark_in(folder)
    if not key:
        with alone(engine) as connection:
            key = queries.key_of(connection)
            if not key:
                key = mark if len(mark) == 32 else secrets.token_hex(16)
                connection.execute(insert(Installation).values(id=1, key=key))
    if mark != key:
        write_atomically(folder / _NAME, key.encode("ascii"))
