"""What is recorded of a club's meeting."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.fields import Count, Day, Fund, Money, OneOf, Text
from app.log.activities.facts import Channel, EntryFacts


@dataclass(frozen=True, slots=True)
class ClubFacts:
    """A meeting; `cost` in whole đồng, without `fund_id` others' money."""

    happened_on: Annotated[date, Day("Ngày", required=True)]
    club: Annotated[str, Text("Câu lạc bộ", required=True, help="Như Cầu lông, Đàn hát.")]
    people: Annotated[int | None, Count("Số người")] = None
    cost: Annotated[int | None, Money("Kinh phí")] = None
    fund_id: Annotated[int | None, Fund("Quỹ chi", amount="cost")] = None
    channel: Annotated[Channel | None, OneOf("Hình thức", choices=Channel)] = None

    def entry(self) -> EntryFacts:
        title = f"Câu lạc bộ {self.club}"
        return EntryFacts.of(self, starts_on=self.happened_on, title=title, amount=self.cost)
