"""Hashing of passwords, a few at a time: each takes a core and 19 MB, and anybody can trigger it."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from werkzeug.security import check_password_hash

from app.core.errors import Refused

#: argon2id at the cost that OWASP asks for: 19 MiB, two passes, one lane.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

#: Hashes at a time in a process, and threads that may wait for one; a server has few threads.
AT_ONCE, WAITING = 2, 2
#: How long a thread waits, in seconds.
PATIENCE = 1.5
#: Retry-After, in seconds.
TRY_AFTER = 3
#: Without letters and digits that are easily confused.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"

_OURS = "$argon2id$"

_slots, _queue = BoundedSemaphore(AT_ONCE), BoundedSemaphore(WAITING)


class Crowded(Refused):
    """Every slot is taken; the password was not checked and the attempt not counted."""

    def __init__(self) -> None:
        super().__init__("Máy đang bận, thử lại sau giây lát.")


def matches(password_hash: str | None, password: str, *, may_wait: bool = True) -> bool:
    """Whether the password matches the hash; takes as long for None (unknown account). Raises Crowded.

    With `may_wait` off (after wrong guesses) a full queue refuses at once instead of holding a thread.
    """
    with _slot(may_wait):
        return _verifies(password_hash or _hash_of_nobody(), normalized(password)) and bool(password_hash)


def hash_of(password: str) -> str:
    """The hash to store for a password. Raises Crowded."""
    with _slot(may_wait=True):
        return HASHER.hash(normalized(password))


def renewed(password_hash: str, password: str) -> str | None:
    """A hash of today's cost for a password that matches an older one; None where the hash is up to date, and
    where every slot is taken: then the next sign-in renews it."""
    if password_hash.startswith(_OURS) and not HASHER.check_needs_rehash(password_hash):
        return None
    try:
        return hash_of(password)
    except Crowded:
        return None


def normalized(password: str) -> str:
    """The password in NFC: a phone and a PC may compose letters differently."""
    return unicodedata.normalize("NFC", password)


def one_time_password() -> str:
    """A password that can be read out on the telephone: `k7mp-3xqa-9wtd`."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


@contextmanager
def _slot(may_wait: bool) -> Iterator[None]:
    if not _slots.acquire(blocking=False) and not (may_wait and _waited()):
        raise Crowded
    try:
        yield
    finally:
        _slots.release()


def _waited() -> bool:
    """Whether a slot became free in time; False at once where too many wait."""
    if not _queue.acquire(blocking=False):
        return False
    try:
        return _slots.acquire(timeout=PATIENCE)
    finally:
        _queue.release()


def _verifies(password_hash: str, password: str) -> bool:
    if not password_hash.startswith(_OURS):
        # Of before 0.4.0: scrypt.
        return check_password_hash(password_hash, password)
    try:
        return HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hash_of_nobody() -> str:
    return HASHER.hash(secrets.token_hex(16))


@cache
def common_passwords() -> frozenset[str]:
    """Passwords that many people choose, as `password_rules.plain_letters` gives them."""
    lines = Path(__file__).with_name("common_passwords.txt").read_text("ascii").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
