"""The facts of a day that comes every year."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnniversaryFacts:
    """A day that comes every year; `year`: that of the event itself, None where years are not counted."""

    name: str
    day: int
    month: int
    year: int | None = None
    is_lunar: bool = False
