"""The keys of the seals, in a file beside the database; the last line is the one in use."""

from __future__ import annotations

import secrets
from pathlib import Path

from app.office.installation.files import write_first
from app.office.installation.troubles import Unusable
from app.office.seals.rules import Key

NAME = "seal_key"
_SHORTEST = 32
_BAD = (
    "Tệp khóa niêm {path} không đọc được. Hãy chép tệp ấy từ bản sao lưu gần nhất vào đúng chỗ; "
    "nếu không còn bản nào thì xóa tệp rồi khởi động lại máy chủ, sổ sẽ được niêm lại bằng khóa mới."
)


def keys_in(folder: Path) -> list[Key]:
    """Every key of the file, the one in use last; none without the file. Raises Unusable for a bad file.

    A file may hold older keys above: whoever finds a lost one again puts it there.
    """
    path = folder / NAME
    try:
        found = path.read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise Unusable(_BAD.format(path=path)) from error
    if not found or any(len(one) < _SHORTEST for one in found):
        raise Unusable(_BAD.format(path=path))
    return [Key(one.encode("ascii")) for one in found]


def make_key(folder: Path) -> None:
    """Make the file with a new key, unless there is one: of two that make it together the first wins."""
    write_first(folder / NAME, secrets.token_hex(32).encode("ascii"))
