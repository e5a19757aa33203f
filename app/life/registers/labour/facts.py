"""What is recorded of dialogues, conferences, strikes, accidents, arrears and complaints at the workplace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Count, Day, Lines, OneOf, Text, YesNo
from app.core.vietnamese import LONGEST_TEXT
from app.log.activities.facts import EntryFacts


class LabourSort(Choice):
    """Loại of the sheet Quan hệ lao động."""

    REGULAR_DIALOGUE = "regular_dialogue", "Đối thoại định kỳ"
    OTHER_DIALOGUE = "other_dialogue", "Đối thoại theo yêu cầu, vụ việc"
    CONFERENCE = "conference", "Hội nghị người lao động"
    STRIKE = "strike", "Đình công, ngừng việc"
    ACCIDENT = "accident", "Tai nạn lao động"
    WAGES = "wages", "Nợ lương"
    INSURANCE = "insurance", "Nợ bảo hiểm"
    COMPLAINT = "complaint", "Khiếu nại"
    DENUNCIATION = "denunciation", "Tố cáo"

    @property
    def is_meeting(self) -> bool:
        """Whether people met over it; of the others reports say also that there were none."""
        return self in (LabourSort.REGULAR_DIALOGUE, LabourSort.OTHER_DIALOGUE, LabourSort.CONFERENCE)


@dataclass(frozen=True, slots=True)
class LabourFacts:
    """A row of the sheet Quan hệ lao động; `none`: nothing of the sort happened up to that day."""

    happened_on: Annotated[date, Day("Ngày", required=True)]
    sort: Annotated[LabourSort, OneOf("Loại", choices=LabourSort, required=True, width=26)]
    content: Annotated[str, Text("Nội dung", most=LONGEST_TEXT, width=40)] = ""
    people: Annotated[int | None, Count("Số người", help="Tham dự, liên quan hoặc bị ảnh hưởng.")] = None
    result: Annotated[str, Lines("Kết quả", width=30)] = ""
    settled_on: Annotated[date | None, Day("Ngày giải quyết")] = None
    none: Annotated[
        bool,
        YesNo("Không phát sinh", help="Từ đầu năm đến ngày này không có việc nào thuộc loại này."),
    ] = False
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""

    def entry(self) -> EntryFacts:
        what = f"Không phát sinh {self.sort.label.lower()}" if self.none else self.sort.label
        return EntryFacts.of(
            self,
            starts_on=self.happened_on,
            title=f"{what}: {self.content}" if self.content else what,
            ends_on=self.settled_on if self.settled_on and self.settled_on > self.happened_on else None,
        )
