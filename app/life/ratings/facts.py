"""The facts of a yearly rating."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import ANY_YEAR, Count, OneOf, People, Score, SectionName, Text, Year
from app.core.periods import in_words
from app.core.vietnamese import decimal_text
from app.core.years.working import OfPeriod
from app.life.awards.facts import day_of
from app.log.activities.facts import EntryFacts


class RatedSubject(Choice):
    """Đối tượng of a rating."""

    UNION = "union", "Công đoàn cơ sở"
    MEMBER = "member", "Đoàn viên"
    SECTION = "section", "Công đoàn bộ phận"


class Level(Choice):
    """Mức of a rating (HD 1294/HD-TLĐ)."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc"
    GOOD = "good", "Hoàn thành tốt"
    DONE = "done", "Hoàn thành"
    FAILED = "failed", "Không hoàn thành"


def score_words(score: str) -> str:
    """The score as written: a number with a decimal comma, words unchanged."""
    try:
        return decimal_text(Decimal(score))
    except InvalidOperation:
        return score


@dataclass(frozen=True, slots=True)
class RatingFacts(OfPeriod):
    """A row of the sheet Xếp loại; `score` is a decimal number as text, or words."""

    year: Annotated[str, Year("Năm", required=True, help=ANY_YEAR)]
    subject: Annotated[RatedSubject, OneOf("Đối tượng", choices=RatedSubject, required=True)]
    level: Annotated[Level, OneOf("Mức", choices=Level, required=True, width=22)]
    member_ids: Annotated[tuple[int, ...], People("Đoàn viên")] = ()
    quantity: Annotated[int | None, Count("Số lượng", help="Số đoàn viên ở mức này. Để trống là 1.")] = None
    recognised_by: Annotated[str, Text("Cấp công nhận", width=24)] = ""
    score: Annotated[str, Score("Điểm", help="Ví dụ 95 hoặc 93,5.", width=8)] = ""

    section: Annotated[
        str,
        SectionName(
            "Tên công đoàn bộ phận",
            most=200,
            help="Để trống nếu chỉ ghi số lượng.",
            width=22,
            added=True,
            always=True,
        ),
    ] = ""

    def entry(self) -> EntryFacts:
        whose = self.section or self.subject.label
        return EntryFacts.of(
            self,
            starts_on=day_of(self.year, None),
            year_only=True,
            period_text=self.year,
            title=f"Xếp loại {whose} {in_words(self.period)}: {self.level.label}",
            people=self.quantity,
            also_found_by=self.recognised_by,
        )
