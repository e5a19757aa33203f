"""The facts of a title or award."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice
from app.log.activities.facts import Channel, EntryFacts

#: Letters in the name of a person or collective.
LONGEST_NAME = 1000


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


def day_of(year: int, day: date | None) -> date:
    """The day of an entry; one with only a year is dated 31 December."""
    return day or date(year, 12, 31)


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """A row of the sheet Khen thưởng. `prize` is the money with it, whole đồng."""

    year: int
    subject: Subject
    name: str
    title: str
    stage: Stage
    granted_on: date | None = None
    member_ids: tuple[int, ...] = ()
    granting_body: str = ""
    decision_number: str = ""
    quantity: int | None = None
    prize: int | None = None
    fund_id: int | None = None
    channel: Channel | None = None

    def entry(self) -> EntryFacts:
        return EntryFacts(
            starts_on=day_of(self.year, self.granted_on),
            year_only=self.granted_on is None,
            title=f"{self.title}: {self.name} ({self.stage.label.lower()})",
            people=self.quantity,
            amount=self.prize,
            fund_id=self.fund_id,
            channel=self.channel,
            member_ids=self.member_ids,
            also_found_by=f"{self.granting_body} {self.decision_number}",
        )
