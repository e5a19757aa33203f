"""The facts of a union's own outline, and of its versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from app.core.fields import Count, Text


@dataclass(frozen=True, slots=True)
class SavedOutline:
    """What the trail keeps of a saving; the version itself stays in the books."""

    outline_label: Annotated[str, Text("Đề cương")]
    outline_version: Annotated[int, Count("Bản")]
    outline_parts: Annotated[int, Count("Số mục")]


@dataclass(frozen=True, slots=True)
class OwnOutline:
    """The newest version of an outline; `at` is aware."""

    name: str
    version: int
    label: str
    by: str
    at: datetime
    is_retired: bool
