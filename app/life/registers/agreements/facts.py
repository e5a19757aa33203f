"""What is recorded of a collective labour agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Count, Day, Lines, OneOf, Text
from app.log.activities.facts import EntryFacts


class AgreementStep(Choice):
    """Hình thức of the sheet Thỏa ước."""

    FIRST = "first", "Ký lần đầu"
    AGAIN = "again", "Ký lại"
    AMENDED = "amended", "Sửa đổi, bổ sung"


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """A row of the sheet Thỏa ước. It holds up to its last day, at most three years (BLLĐ 2019, Điều 78)."""

    signed_on: Annotated[date, Day("Ngày ký", required=True)]
    until: Annotated[date, Day("Hiệu lực đến", required=True)]
    signing: Annotated[AgreementStep, OneOf("Hình thức ký", choices=AgreementStep, required=True)] = (
        AgreementStep.FIRST
    )
    name: Annotated[str, Text("Tên thỏa ước", help="Để trống là thỏa ước của đơn vị.", width=34)] = ""
    signed_with: Annotated[str, Text("Ký với", help="Người sử dụng lao động.")] = ""
    people: Annotated[int | None, Count("Số người được áp dụng")] = None
    grade: Annotated[str, Text("Xếp loại", most=30, width=10)] = ""
    benefits: Annotated[str, Lines("Điểm có lợi hơn luật", width=30)] = ""
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""

    def entry(self) -> EntryFacts:
        return EntryFacts.of(
            self,
            starts_on=self.signed_on,
            title=f"{self.signing.label} {self.called}",
            ends_on=self.until if self.until > self.signed_on else None,
            result=self.benefits,
            also_found_by=self.signed_with,
        )

    @property
    def called(self) -> str:
        """Its name, or what it is."""
        return self.name or "Thỏa ước lao động tập thể"
