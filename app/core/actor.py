"""Who performs an action: a signed-in user, or the system for a command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Actor:
    """`user_id` is None for the system; `name` is stored with every write as it was on that day."""

    user_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Correction:
    """By whom a row is corrected, when and why; `version` is the one that they saw.

    None: nobody looked at it. `imported`: from a workbook of old books, which was compared as a whole.
    """

    actor: Actor
    today: date
    reason: str
    version: int | None = None
    imported: bool = False


SYSTEM = Actor(None, "hệ thống")
