"""The keys that lock archives, in the age format: whoever may write one need not be able to read it.

An archive is locked to the public half of a key. The secret half is either in a key file that somebody keeps,
or locked with a passphrase, and then lies in the head of each archive. Deriving it costs half a gigabyte of
memory for some seconds (scrypt): only when a key is made and when an archive is restored.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyrage import DecryptError, IdentityError, RecipientError, passphrase
from pyrage.x25519 import Identity, Recipient

from app.core.errors import Refused

#: A locked identity takes 250 bytes.
MOST_LOCKED = 4096
SHORTEST_PASSPHRASE = 12
NOT_THAT_ONE = "Cụm mật khẩu không đúng. Chưa khôi phục gì."
WRONG_KEY = "Tệp khóa này không mở được bản sao lưu. Hãy chọn đúng tệp khóa đã tải về khi đặt khóa."
NO_KEY_FILE = "Tệp này không phải tệp khóa sao lưu: tệp khóa có một dòng bắt đầu bằng AGE-SECRET-KEY-1."
NEEDS_KEY_FILE = "Bản sao lưu này khóa bằng tệp khóa, không bằng cụm mật khẩu. Hãy chọn tệp khóa."
TOO_SHORT = f"Cụm mật khẩu cần ít nhất {SHORTEST_PASSPHRASE} ký tự; nên là bốn, năm từ rời nhau."


@dataclass(frozen=True, slots=True)
class Lock:
    """The public half of a key, and the secret half locked with a passphrase (b"": it is in a key file)."""

    recipient: str
    locked: bytes = b""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A lock and the key file that opens it, which is shown once."""

    lock: Lock
    key_file: str


def new_identity() -> Identity:
    return Identity.generate()


def new_key(secret: str = "") -> NewKey:
    """A new key, its secret half locked with the passphrase, if any. Raises Refused for a short one."""
    if secret:
        check_passphrase(secret)
    identity = Identity.generate()
    locked = passphrase.encrypt(key_file_of(identity).encode(), secret) if secret else b""
    return NewKey(Lock(str(identity.to_public()), locked), key_file_of(identity))


def key_file_of(identity: Identity) -> str:
    """The text of a key file, as the program `age` reads it."""
    return f"# public key: {identity.to_public()}\n{identity}\n"


def check_passphrase(secret: str) -> None:
    if len(secret) < SHORTEST_PASSPHRASE:
        raise Refused(TOO_SHORT, "passphrase")


def recipient_of(text: str) -> Recipient:
    """The public half. Raises Refused for a text that is none."""
    try:
        return Recipient.from_str(text.strip())
    except RecipientError as error:
        raise Refused("Khóa sao lưu trong phần đặt sao lưu không đọc được. Hãy đặt lại khóa.") from error


def identity_in(key_file: str) -> Identity:
    """The secret half in a key file. Raises Refused, beside `key_file`."""
    lines = [line.strip() for line in key_file.splitlines()]
    found = [line for line in lines if line.startswith("AGE-SECRET-KEY-1")]
    if len(found) != 1:
        raise Refused(NO_KEY_FILE, "key_file")
    try:
        return Identity.from_str(found[0])
    except IdentityError as error:
        raise Refused(NO_KEY_FILE, "key_file") from error


def unlocked(locked: bytes, secret: str) -> Identity:
    """The secret half behind a passphrase. Raises Refused, beside `passphrase`."""
    if not locked:
        raise Refused(NEEDS_KEY_FILE, "key_file")
    try:
        return identity_in(passphrase.decrypt(locked, secret).decode())
    except (DecryptError, UnicodeError) as error:
        raise Refused(NOT_THAT_ONE, "passphrase") from error
