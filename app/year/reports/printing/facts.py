"""What is kept when a report is printed over findings that are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptWord:
    """Why somebody prints all the same; `at` is aware."""

    reason: str
    actor: str
    at: datetime
