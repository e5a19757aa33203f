"""The facts of a petition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice
from app.log.activities.facts import EntryFacts


class PetitionState(Choice):
    """A petition is settled when there is an answer or a day of answer."""

    OPEN = "open", "Chưa giải quyết"
    SETTLED = "settled", "Đã giải quyết"


@dataclass(frozen=True, slots=True)
class PetitionFacts:
    """A row of the sheet Kiến nghị."""

    raised_on: date
    content: str
    raised_by: str = ""
    addressed_to: str = ""
    answer: str = ""
    answered_on: date | None = None

    def entry(self) -> EntryFacts:
        return EntryFacts(
            starts_on=self.raised_on,
            title=self.content,
            result=self.answer,
            also_found_by=f"{self.raised_by} {self.addressed_to}",
        )

    @property
    def state(self) -> PetitionState:
        return PetitionState.SETTLED if self.answer or self.answered_on else PetitionState.OPEN

    def waiting_days(self, today: date) -> int:
        """Days that an open petition has waited; 0 if settled or dated in the future."""
        return max(0, (today - self.raised_on).days) if self.state is PetitionState.OPEN else 0
