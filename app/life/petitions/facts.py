"""The facts of a petition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, Lines, Text
from app.log.activities.facts import EntryFacts


class PetitionState(Choice):
    """A petition is settled when there is an answer or a day of answer."""

    OPEN = "open", "Chưa giải quyết"
    SETTLED = "settled", "Đã giải quyết"


@dataclass(frozen=True, slots=True)
class PetitionFacts:
    """A row of the sheet Kiến nghị."""

    raised_on: Annotated[date, Day("Ngày", required=True)]
    content: Annotated[str, Lines("Nội dung", required=True, width=40)]
    raised_by: Annotated[str, Text("Người nêu")] = ""
    addressed_to: Annotated[str, Text("Nơi giải quyết")] = ""
    answer: Annotated[
        str, Lines("Kết quả", help="Có kết quả hoặc ngày trả lời là đã giải quyết.", width=30)
    ] = ""
    answered_on: Annotated[date | None, Day("Ngày trả lời")] = None

    def entry(self) -> EntryFacts:
        return EntryFacts.of(
            self,
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
