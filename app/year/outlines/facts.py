"""The facts of a union's own outline, and of its versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OwnOutline:
    """The newest version of an outline; `at` is aware."""

    name: str
    version: int
    label: str
    by: str
    at: datetime
    is_retired: bool
