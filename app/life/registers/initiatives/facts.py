"""What is recorded of an initiative or a piece of research."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Day, Lines, Money, OneOf, People, Text
from app.core.vietnamese import LONGEST_TEXT
from app.log.activities.facts import EntryFacts


class InitiativeSort(Choice):
    """Loại of the sheet Sáng kiến."""

    INITIATIVE = "initiative", "Sáng kiến"
    IMPROVEMENT = "improvement", "Giải pháp, cải tiến"
    RESEARCH = "research", "Đề tài, đề án"
    WORK = "work", "Công trình, sản phẩm"


@dataclass(frozen=True, slots=True)
class InitiativeFacts:
    """A row of the sheet Sáng kiến. `benefit` is whole đồng that nobody pays."""

    registered_on: Annotated[date, Day("Ngày đăng ký", required=True)]
    name: Annotated[str, Text("Tên", required=True, most=LONGEST_TEXT, width=40)]
    sort: Annotated[InitiativeSort, OneOf("Loại", choices=InitiativeSort, required=True, width=18)] = (
        InitiativeSort.INITIATIVE
    )
    authors: Annotated[str, Text("Tác giả khác", help="Người ngoài danh sách hoặc nhóm.")] = ""
    done_on: Annotated[date | None, Day("Ngày áp dụng", help="Ngày áp dụng hoặc hoàn thành.")] = None
    recognised_on: Annotated[date | None, Day("Ngày công nhận")] = None
    recognised_by: Annotated[str, Text("Nơi công nhận")] = ""
    benefit: Annotated[int | None, Money("Giá trị làm lợi", help="Số tiền làm lợi, nếu đã tính được.")] = None
    award: Annotated[str, Text("Danh hiệu nhờ sáng kiến")] = ""
    member_ids: Annotated[tuple[int, ...], People("Tác giả")] = ()
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""

    def entry(self) -> EntryFacts:
        last = max(day for day in (self.registered_on, self.done_on, self.recognised_on) if day)
        return EntryFacts.of(
            self,
            starts_on=self.registered_on,
            title=self.name,
            ends_on=last if last > self.registered_on else None,
            also_found_by=f"{self.sort.label} {self.authors} {self.recognised_by} {self.award}",
        )
