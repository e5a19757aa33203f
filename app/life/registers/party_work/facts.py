"""What is recorded of members whom the union introduced to the Party. Numbers only: names are sensitive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.fields import Count, Day, Lines
from app.log.activities.facts import EntryFacts


@dataclass(frozen=True, slots=True)
class PartyWorkFacts:
    """A row of the sheet Phát triển Đảng."""

    happened_on: Annotated[date, Day("Ngày", required=True)]
    introduced: Annotated[int | None, Count("Số đoàn viên ưu tú được giới thiệu")] = None
    taught: Annotated[int | None, Count("Số người học lớp nhận thức về Đảng")] = None
    admitted: Annotated[int | None, Count("Số người được kết nạp")] = None
    note: Annotated[str, Lines("Ghi chú", help="Không ghi tên người ở đây.", width=24)] = ""

    def entry(self) -> EntryFacts:
        return EntryFacts(self.happened_on, "Giới thiệu đoàn viên ưu tú cho Đảng", note=self.note)
