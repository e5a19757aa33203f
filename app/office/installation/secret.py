"""The key that signs sessions: made on the first start, kept in the installation's folder."""

from __future__ import annotations

import logging
import secrets
from pathlib import Path

from app.office.installation.files import write_atomically, write_first
from app.office.installation.troubles import Unusable

_NAME = "secret_key"
_log = logging.getLogger(__name__)
#: A shorter one is the rest of a start that was cut off, or was typed by hand and can be guessed.
SHORTEST = 32


def secret_key(folder: Path) -> str:
    """The key, created if missing; one that is too short is replaced, with a message on stderr.

    Raises Unusable for a file that is not a key, OSError for one that cannot be read.
    """
    path = folder / _NAME
    found = _read(path)
    if found is None:
        # Of two servers that start together the other uses the key of the first.
        write_first(path, _new())
    elif len(found) < SHORTEST:
        write_atomically(path, _new())
        _log.warning(
            "Khóa phiên làm việc %s trống hoặc quá ngắn nên đã tạo lại; mọi người cần đăng nhập lại.", path
        )
    return _read(path) or ""


def has_key(folder: Path) -> bool:
    """Whether the folder holds a key that the next start will use."""
    return len(_read(folder / _NAME) or "") >= SHORTEST


def kept_key(folder: Path) -> str:
    """The stored key of the installation; a random one that is not stored where there is none."""
    found = _read(folder / _NAME) or ""
    return found if len(found) >= SHORTEST else secrets.token_hex(32)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise Unusable(
            f"Tệp khóa phiên làm việc {path} không đọc được. "
            "Hãy xóa tệp ấy rồi khởi động lại; mọi người sẽ đăng nhập lại."
        ) from error


def _new() -> bytes:
    return secrets.token_hex(32).encode("ascii")
