"""A best example, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.core.fields import Text


@dataclass(frozen=True, slots=True)
class ExampleFacts:
    """What the trail calls a sentence that was chosen."""

    sentence: Annotated[str, Text("Câu điển hình", most=1000, required=True)]
