"""The facts of a title or award."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Booked, Count, Day, Fund, Money, OneOf, People, Text, Year
from app.core.periods import period_of
from app.core.vietnamese import LONGEST_TEXT
from app.core.years.working import OfPeriod
from app.log.activities.facts import EntryFacts, MoneySource, PaidIn, money_of
from app.people.sections.facts import OfSection


class Subject(Choice):
    """Đối tượng of an award."""

    PERSON = "person", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"


class Stage(Choice):
    """Mức: registered, proposed and granted are kept apart."""

    REGISTERED = "registered", "Đăng ký"
    PROPOSED = "proposed", "Đề nghị"
    GRANTED = "granted", "Đạt"


#: The stage after each stage; none after GRANTED.
NEXT = {Stage.REGISTERED: Stage.PROPOSED, Stage.PROPOSED: Stage.GRANTED}


#: Titles and awards of the law (Luật Thi đua, khen thưởng 06/2022/QH15) and of the union's own rule
#: (QĐ 999/QĐ-TLĐ), suggested together with those that the union has used.
USUAL_TITLES = (
    "Lao động tiên tiến",
    "Chiến sĩ thi đua cơ sở",
    "Tập thể lao động tiên tiến",
    "Tập thể lao động xuất sắc",
    "Giấy khen",
    "Bằng khen",
    "Cờ thi đua",
    "Giỏi việc nước, đảm việc nhà",
    "Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn",
)


def day_of(year: str, day: date | None) -> date:
    """The day of an entry; one with only a year is dated the last day of that year."""
    return day or period_of(year).end


@dataclass(frozen=True, slots=True)
class AwardFacts(OfPeriod):
    """A row of the sheet Khen thưởng. `prize` is the money with it, whole đồng."""

    year: Annotated[
        str,
        Year(
            "Năm",
            required=True,
            help="Năm được đăng ký, đề nghị hoặc khen; hoặc kỳ khác, như Năm học 2023-2024.",
        ),
    ]
    subject: Annotated[Subject, OneOf("Đối tượng", choices=Subject, required=True, width=11)]
    name: Annotated[
        str, Text("Tên cá nhân, tập thể", required=True, most=LONGEST_TEXT, heading="Tên", width=26)
    ]
    title: Annotated[str, Text("Danh hiệu, hình thức", required=True, most=LONGEST_TEXT, width=30)]
    stage: Annotated[Stage, OneOf("Mức", choices=Stage, required=True, width=10)]
    granted_on: Annotated[date | None, Day("Ngày", help="Để trống nếu chỉ biết năm.")] = None
    member_ids: Annotated[tuple[int, ...], People("Đoàn viên được khen")] = ()
    granting_body: Annotated[str, Text("Cấp khen", width=22)] = ""
    decision_number: Annotated[str, Text("Số quyết định", most=120)] = ""
    quantity: Annotated[int | None, Count("Số lượng", help="Để trống là 1.")] = None
    prize: Annotated[int | None, Money("Tiền thưởng", help="Ví dụ 500000, 500k hoặc 1,5tr.")] = None
    fund_id: Annotated[int | None, Fund("Quỹ chi", amount="prize")] = None
    channel: PaidIn = None
    money_source: Annotated[MoneySource | None, money_of("prize")] = None
    booked_on: Booked = None
    section: OfSection = ""

    def entry(self) -> EntryFacts:
        return EntryFacts.of(
            self,
            starts_on=day_of(self.year, self.granted_on),
            year_only=self.granted_on is None,
            period_text="" if self.granted_on else self.year,
            title=f"{self.title}: {self.name} ({self.stage.label.lower()})",
            people=self.quantity,
            amount=self.prize,
            also_found_by=f"{self.granting_body} {self.decision_number} {self.year} {self.section}",
        )
