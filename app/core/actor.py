"""Who performs an action: a signed-in user, or the system for a command."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """`user_id` is None for the system; `name` is stored with every write as it was on that day."""

    user_id: int | None
    name: str


SYSTEM = Actor(None, "hệ thống")
