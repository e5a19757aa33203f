"""The facts of a visit or a gift."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice
from app.log.activities.facts import Channel, EntryFacts


class Reason(Choice):
    """Lý do. The first seven are visits (thăm hỏi), the rest gifts (quà): see `IS_VISIT`."""

    ILLNESS = "illness", "Ốm đau"
    BEREAVEMENT = "bereavement", "Hiếu"
    CELEBRATION = "celebration", "Hỉ"
    MISFORTUNE = "misfortune", "Hoạn nạn"
    HARDSHIP = "hardship", "Khó khăn"
    CHILDBIRTH = "childbirth", "Sinh con"
    RETIREMENT = "retirement", "Nghỉ hưu"
    HOLIDAY = "holiday", "Lễ, Tết"
    CHILDREN = "children", "Thiếu nhi"
    MID_AUTUMN = "mid_autumn", "Trung thu"
    STUDY = "study", "Khuyến học"
    WOMEN = "women", "Nữ công"
    GRATITUDE = "gratitude", "Đền ơn đáp nghĩa"
    OTHER = "other", "Khác"


#: Reasons of the group *thăm hỏi*; every other reason is a gift.
IS_VISIT = frozenset(
    {
        Reason.ILLNESS,
        Reason.BEREAVEMENT,
        Reason.CELEBRATION,
        Reason.MISFORTUNE,
        Reason.HARDSHIP,
        Reason.CHILDBIRTH,
        Reason.RETIREMENT,
    }
)


class Audience(Choice):
    """Đối tượng: whom the visit or gift is for."""

    MEMBER = "member", "Đoàn viên"
    RELATIVE = "relative", "Thân nhân"
    CHILD = "child", "Con đoàn viên"
    OUTSIDER = "outsider", "Ngoài đơn vị"


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A row of the sheet Thăm hỏi. `amount` is the total in đồng; without `fund_id` others paid."""

    happened_on: date
    reason: Reason
    recipient: str
    audience: Audience
    occasion: str = ""
    member_ids: tuple[int, ...] = ()
    people: int | None = None
    amount: int | None = None
    in_kind: str = ""
    fund_id: int | None = None
    channel: Channel | None = None
    visitors: str = ""
    voucher_text: str = ""
    note: str = ""

    def entry(self) -> EntryFacts:
        verb = "Thăm hỏi" if self.reason in IS_VISIT else "Tặng quà"
        return EntryFacts(
            starts_on=self.happened_on,
            title=f"{verb} ({self.reason.label}): {self.recipient}",
            occasion=self.occasion,
            note=self.note,
            people=self.people,
            amount=self.amount,
            fund_id=self.fund_id,
            channel=self.channel,
            voucher_text=self.voucher_text,
            member_ids=self.member_ids,
            also_found_by=f"{self.in_kind} {self.visitors} {self.audience.label}",
        )
