"""What a seal covers. Pure."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

#: The `previous` of the first seal.
GENESIS = "0" * 64
_MODULUS = 1 << 256
#: This many letters of a head are printed, in groups of four.
SHORT = 16
_HEAD = "Dấu sổ"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of seals, which is never in the database."""

    secret: bytes

    @property
    def print(self) -> str:
        """The fingerprint, by which a seal says which key made it."""
        return hashlib.sha256(b"seal key " + self.secret).hexdigest()[:16]

    def mac(self, words: str) -> str:
        """The keyed digest of a text."""
        return hmac.new(self.secret, words.encode(), hashlib.sha256).hexdigest()


def row_id_of(values: Sequence[Any]) -> str:
    """The values of a primary key as the seals write them: `7`, `7/2024-03-01`."""
    return "/".join(str(_plain(value)) for value in values)


def digest_of(key: Key, table: str, row_id: str, values: Mapping[str, Any]) -> str:
    """The keyed digest of a row. Keyed, so that what was erased cannot be guessed from it."""
    covered = [table, row_id, sorted((name, _plain(value)) for name, value in values.items())]
    return key.mac(json.dumps(covered, ensure_ascii=False))


def _plain(value: Any) -> Any:
    """A column's value, whichever database it was read from."""
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return value


def moved(total: str, *, added: Sequence[str], removed: Sequence[str]) -> str:
    """The sum of all digests after some came and some went.

    A sum does not depend on the order of the rows, and of keyed digests nobody without the key finds others
    with the same sum.
    """
    value = int(total, 16) + sum(int(one, 16) for one in added) - sum(int(one, 16) for one in removed)
    return f"{value % _MODULUS:064x}"


@dataclass(frozen=True, slots=True)
class SealFacts:
    """What one line of the chain of seals says."""

    number: int
    at: datetime
    rows: int
    total: str
    key_print: str
    version: str
    previous: str


def mac_of(key: Key, facts: SealFacts) -> str:
    """The keyed digest of a line, over the line before it."""
    covered = [
        facts.number,
        _plain(facts.at),
        facts.rows,
        facts.total,
        facts.key_print,
        facts.version,
        facts.previous,
    ]
    return key.mac(json.dumps(covered))


def head_text(number: int, head: str) -> str:
    """A head as papers print it: `Dấu sổ 1532: ab12 cd34 ef56 7890`; "" where there is none."""
    if not number:
        return ""
    short = head[:SHORT]
    return f"{_HEAD} {number}: {' '.join(short[start : start + 4] for start in range(0, SHORT, 4))}"


def head_in(words: str) -> tuple[int, str] | None:
    """The number and the first letters of a head typed from a paper; None for anything else."""
    number, colon, letters = words.strip().removeprefix(_HEAD).partition(":")
    number, letters = "".join(number.split()), "".join(letters.split()).lower()
    is_hex = len(letters) >= SHORT and all(letter in "0123456789abcdef" for letter in letters)
    if not colon or not number.isascii() or not number.isdigit() or len(number) > 12 or not is_hex:
        return None
    return int(number), letters
