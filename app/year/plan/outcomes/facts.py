"""The facts of the outcome of a planned task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from app.core.choices import Choice


class Outcome(Choice):
    """Kết quả thực hiện of a planned task."""

    MET = "met", "Hoàn thành"
    PARTLY = "partly", "Hoàn thành một phần"
    UNMET = "unmet", "Chưa thực hiện"


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """The officer's judgement of a task; `carry` adds it to the next year's plan."""

    outcome: Outcome
    note: str = ""
    carry: bool = False

    def words(self) -> str:
        """The outcome in words: `hoàn thành một phần. Thiếu kinh phí`."""
        return f"{self.outcome.label.lower()}. {self.note}" if self.note else self.outcome.label.lower()


def seen_mark(outcomes: Mapping[int, tuple[str, str]]) -> str:
    """A short mark of the recorded outcomes of a year, to detect a stale form.

    `outcomes` maps a task to its outcome and note.
    """
    return sha256(repr(sorted(outcomes.items())).encode()).hexdigest()[:16]
