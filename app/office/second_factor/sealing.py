"""Encryption of the secrets, with a key that is not in the database."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from secrets import token_bytes
from typing import TYPE_CHECKING

from app.core.errors import Refused
from app.office.signatures.loading import let_cryptography_in

if TYPE_CHECKING:  # 7 MB, loaded where a second factor is used
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class SealBroken(Refused):
    """The secret was sealed with another key: `secret_key` was lost or replaced."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp khóa secret_key của máy chủ đã đổi nên mã trên điện thoại không dùng được nữa. "
            "Hãy gõ một mã dự phòng rồi cài lại, hoặc nhờ người quản trị bỏ xác nhận hai bước của bạn "
            "(trên máy chủ: flask totp-off TÊN).",
            "code",
        )


def seal(secret: str, user_id: int, server_key: str) -> str:
    """The secret of an account, encrypted; it can be read for that account alone."""
    nonce = token_bytes(_NONCE)
    sealed = _cipher(server_key).encrypt(nonce, secret.encode(), _bound_to(user_id))
    return urlsafe_b64encode(nonce + sealed).decode()


def unseal(sealed: str, user_id: int, server_key: str) -> str:
    """The secret again. Raises SealBroken for another key, another account or an altered text."""
    cipher = _cipher(server_key)
    from cryptography.exceptions import InvalidTag

    try:
        raw = urlsafe_b64decode(sealed)
        return cipher.decrypt(raw[:_NONCE], raw[_NONCE:], _bound_to(user_id)).decode()
    except (InvalidTag, ValueError) as error:
        raise SealBroken from error


@lru_cache(maxsize=4)
def _cipher(server_key: str) -> AESGCM:
    """The cipher with a key that follows from the server's, for this purpose alone."""
    let_cryptography_in()
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    key = HKDF(SHA256(), 32, salt=None, info=b"so-cong-doan second factor").derive(server_key.encode())
    return AESGCM(key)


def _bound_to(user_id: int) -> bytes:
    return f"users/{user_id}".encode()
