"""The newest seal, noted beside the database: only there is it seen that the end of the chain was cut off.

The file is written after each commit, so a crash between the two leaves it behind the database, never ahead.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from app.office.installation.files import write_atomically
from app.office.seals.rules import Key

NAME = "seal_head"
#: In bytes: what is noted always fills them, so that one write replaces it whole.
_SIZE = 256


@dataclass(frozen=True, slots=True)
class NotedSeal:
    """What the file says; `number` is 0 for a file that cannot be believed."""

    number: int
    mac: str


def noted_in(folder: Path, keys: list[Key]) -> NotedSeal | None:
    """What the file says; None without it."""
    try:
        # It may be read in the middle of a write, and is whole a moment later.
        return _read(folder / NAME, keys) or _read(folder / NAME, keys) or NotedSeal(0, "")
    except FileNotFoundError:
        return None


def _read(path: Path, keys: list[Key]) -> NotedSeal | None:
    """What the file says; None if it cannot be believed."""
    try:
        number, mac, proof = json.loads(path.read_text(encoding="ascii", errors="replace"))
    except ValueError:
        return None
    if not isinstance(number, int) or proof not in [_proof(key, number, mac) for key in keys]:
        return None
    return NotedSeal(number, mac)


def note(folder: Path, key: Key, number: int, mac: str) -> None:
    """Write the newest seal.

    Over the older one and without waiting for the disk, since that would cost each posting as much again as
    its commit: after a power cut the sector holds the older seal or this one, and an older one does no harm.
    """
    path = folder / NAME
    text = json.dumps([number, mac, _proof(key, number, mac)]).encode("ascii").ljust(_SIZE)
    try:
        with path.open("r+b", buffering=0) as file:
            file.write(text)
    except FileNotFoundError:
        write_atomically(path, text)


def _proof(key: Key, number: int, mac: object) -> str:
    return key.mac(f"newest {number} {mac}")
