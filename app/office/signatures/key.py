"""The secret from which the unions of an installation sign, in a file beside the database."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import Refused
from app.office.installation.files import write_first
from app.office.signatures.rules import key_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

NAME = "signing_key"
_BYTES = 32
_BAD = (
    "Tệp khóa ký {path} không đọc được. Hãy chép tệp ấy từ bản sao lưu gần nhất vào đúng chỗ; nếu không còn "
    "bản nào thì xóa tệp, phần mềm sẽ tạo khóa mới và cấp trên phải nhận khóa mới ấy."
)


def signing_key(folder: Path, unit_code: str) -> Ed25519PrivateKey:
    """The union's key; the file is made the first time. Raises Refused for a bad file."""
    path = folder / NAME
    try:
        if not path.exists():
            write_first(path, secrets.token_hex(_BYTES).encode("ascii"))
        seed = bytes.fromhex(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise Refused(_BAD.format(path=path)) from error
    if len(seed) != _BYTES:
        raise Refused(_BAD.format(path=path))
    return key_of(seed, unit_code)
