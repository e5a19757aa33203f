"""The newest seal, noted beside the database: only there is it seen that the end of the chain was cut off.

The file is written after each commit, so a crash between the two leaves it behind the database, never ahead.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from app.office.installation.files import write_beside
from app.office.seals.rules import Key

NAME = "seal_head"


@dataclass(frozen=True, slots=True)
class NotedSeal:
    """What the file says; `number` is 0 for a file that cannot be believed."""

    number: int
    mac: str


def noted_in(folder: Path, keys: list[Key]) -> NotedSeal | None:
    """What the file says; None without it."""
    try:
        text = (folder / NAME).read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return None
    try:
        number, mac, proof = json.loads(text)
    except ValueError:
        return NotedSeal(0, "")
    if not isinstance(number, int) or proof not in [_proof(key, number, mac) for key in keys]:
        return NotedSeal(0, "")
    return NotedSeal(number, mac)


def note(folder: Path, key: Key, number: int, mac: str) -> None:
    """Write the newest seal. Its folder is not synced: an older file after a power cut does no harm."""
    path = folder / NAME
    fresh = write_beside(path, json.dumps([number, mac, _proof(key, number, mac)]).encode("ascii"))
    fresh.replace(path)


def _proof(key: Key, number: int, mac: object) -> str:
    return key.mac(f"newest {number} {mac}")
