"""The facts of the entry that has the scans of an indicator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.fields import Day, Text
from app.log.activities.facts import EntryFacts


@dataclass(frozen=True, slots=True)
class IndicatorEvidenceFacts:
    """Of which indicator the scans are; `indicator` is its name and period at that time."""

    dated: Annotated[date, Day("Ngày đính kèm", required=True)]
    indicator: Annotated[str, Text("Chỉ tiêu", required=True)]
    indicator_id: int

    def entry(self) -> EntryFacts:
        return EntryFacts(self.dated, f"Minh chứng chỉ tiêu: {self.indicator}")
