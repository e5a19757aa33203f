"""Who does something: a signed-in officer, or the system itself for a command."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """`user_id` is None for the system; `name` is kept beside every write as it was that day."""

    user_id: int | None
    name: str


SYSTEM = Actor(None, "hệ thống")
