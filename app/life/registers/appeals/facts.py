"""What is recorded of money raised for a cause, and given to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Count, Day, Lines, Money, OneOf, Text
from app.log.activities.facts import EntryFacts


class Way(Choice):
    """Vận động được, trao of the sheet Vận động."""

    RECEIVED = "received", "Vận động được"
    GIVEN = "given", "Đã trao"


class Party(Choice):
    """Who gave the money, or who got it."""

    MEMBERS = "members", "Đoàn viên, người lao động"
    WORKPLACE = "workplace", "Cơ quan, doanh nghiệp"
    SPONSORS = "sponsors", "Nhà tài trợ, nhà hảo tâm"
    NEEDY = "needy", "Người nghèo, bệnh nhân, hoàn cảnh khó khăn"
    DISASTER = "disaster", "Vùng thiên tai, dịch bệnh"
    WORKS = "works", "Công trình, việc chung"
    OTHERS = "others", "Nơi khác"


@dataclass(frozen=True, slots=True)
class AppealFacts:
    """A row of the sheet Vận động. `amount` is whole đồng, apart from the union's funds and its cash book."""

    happened_on: Annotated[date, Day("Ngày", required=True)]
    cause: Annotated[
        str,
        Text("Mục đích vận động", required=True, help="Cùng một đợt thì ghi cùng một tên.", width=34),
    ]
    way: Annotated[Way, OneOf("Vận động được hay trao", choices=Way, required=True, width=18)]
    amount: Annotated[int, Money("Số tiền", required=True, help="Quà bằng hiện vật thì ghi giá trị.")]
    party: Annotated[Party, OneOf("Của ai, cho ai", choices=Party, required=True, width=26)]
    name: Annotated[str, Text("Tên", help="Tên nhà tài trợ, nơi nhận.", width=28)] = ""
    people: Annotated[int | None, Count("Số người")] = None
    in_kind: Annotated[str, Text("Hiện vật")] = ""
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""

    def entry(self) -> EntryFacts:
        return EntryFacts.of(
            self,
            starts_on=self.happened_on,
            title=f"{self.way.label}: {self.cause}",
            also_found_by=f"{self.name} {self.party.label} {self.in_kind}",
            amount=None,
        )
