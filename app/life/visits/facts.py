"""The facts of a visit or a gift."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Booked, Count, Day, Fund, Lines, Money, OneOf, People, Text
from app.core.vietnamese import LONGEST_TEXT
from app.log.activities.facts import EntryFacts, Giver, MoneySource, PaidIn, VoucherText, money_of


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


#: Reasons that reveal somebody's health or mourning: reports count such visits and name nobody.
IS_PRIVATE = frozenset({Reason.ILLNESS, Reason.BEREAVEMENT})


class Audience(Choice):
    """Đối tượng: whom the visit or gift is for."""

    MEMBER = "member", "Đoàn viên"
    WORKER = "worker", "Người lao động chưa là đoàn viên"
    RELATIVE = "relative", "Thân nhân"
    CHILD = "child", "Con đoàn viên"
    PATIENT = "patient", "Bệnh nhân"
    POOR = "poor", "Hộ nghèo"
    POLICY = "policy", "Gia đình chính sách"
    OUTSIDER = "outsider", "Ngoài đơn vị"

    @property
    def circle(self) -> Circle:
        """Its group in reports."""
        return _CIRCLES.get(self, Circle.OUTSIDERS)


class Circle(Choice):
    """The groups that reports count separately before they sum up; money raised has a register of its own."""

    MEMBERS = "members", "Đoàn viên và thân nhân"
    WORKERS = "workers", "Người lao động chưa là đoàn viên"
    OUTSIDERS = "outsiders", "Người ngoài đơn vị"


_CIRCLES = {
    Audience.MEMBER: Circle.MEMBERS,
    Audience.RELATIVE: Circle.MEMBERS,
    Audience.CHILD: Circle.MEMBERS,
    Audience.WORKER: Circle.WORKERS,
}
#: Audiences of which a person of the roster is visited themselves.
THEMSELVES = frozenset({Audience.MEMBER, Audience.WORKER})


#: Words of somebody's health, or of a death.
_ILLNESS = re.compile(
    r"(?<!\w)(?:ốm|bệnh(?! viện| xá)|mổ|phẫu thuật|ung thư|điều trị|nằm viện|nhập viện|chấn thương|tai nạn"
    r"|TNGT|TNLĐ|xạ trị|hóa trị|hoá trị"
    r"|tai biến|đột quỵ|hiểm nghèo|sảy thai|từ trần|qua đời|mai táng|tang lễ|lễ tang"
    r"|đám tang|chịu tang|viếng|vòng hoa)(?!\w)",
    re.IGNORECASE,
)


def mentions_illness(text: str) -> bool:
    """Whether words mention somebody's health, or a death."""
    return _ILLNESS.search(text) is not None


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A row of the sheet Thăm hỏi. `amount` is the total in đồng."""

    happened_on: Annotated[date, Day("Ngày", required=True)]
    reason: Annotated[Reason, OneOf("Lý do", choices=Reason, required=True)]
    recipient: Annotated[str, Text("Người nhận", required=True, most=LONGEST_TEXT, width=28)]
    audience: Annotated[Audience, OneOf("Đối tượng", choices=Audience, required=True, width=14)]
    occasion: Annotated[
        str,
        Text(
            "Dịp",
            most=LONGEST_TEXT,
            help="Ví dụ: Tết Trung thu; 94 năm Ngày thành lập Hội LHPN Việt Nam.",
        ),
    ] = ""
    member_ids: Annotated[
        tuple[int, ...],
        People(
            "Đoàn viên liên quan",
            help="Chính đoàn viên, hoặc đoàn viên có thân nhân, con được thăm.",
        ),
    ] = ()
    people: Annotated[int | None, Count("Số người", help="Để trống là 1. Dùng để tính lượt.")] = None
    amount: Annotated[int | None, Money("Số tiền", help="Tổng số tiền, ví dụ 500000, 500k hoặc 1,5tr.")] = (
        None
    )
    in_kind: Annotated[str, Text("Hiện vật", most=LONGEST_TEXT)] = ""
    fund_id: Annotated[int | None, Fund("Quỹ chi", amount="amount")] = None
    channel: PaidIn = None
    visitors: Annotated[str, Text("Người đi thăm", most=LONGEST_TEXT)] = ""
    voucher_text: VoucherText = ""
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
    money_source: Annotated[MoneySource | None, money_of("amount")] = None
    booked_on: Booked = None
    giver: Giver = ""

    @property
    def cause(self) -> str:
        """`Thăm hỏi (Ốm đau)`."""
        return f"{'Thăm hỏi' if self.reason in IS_VISIT else 'Tặng quà'} ({self.reason.label})"

    @property
    def names_nobody(self) -> bool:
        """Whether reports count it without saying who it was for: health and mourning are theirs.

        They may stand in any field of a visit that has another reason.
        """
        if self.reason in IS_PRIVATE or self.audience is Audience.PATIENT:
            return True
        is_ones = (self.people or 1) == 1 or self.audience.circle is not Circle.OUTSIDERS
        return is_ones and mentions_illness(f"{self.occasion} {self.recipient} {self.in_kind}")

    def entry(self) -> EntryFacts:
        return EntryFacts.of(
            self,
            starts_on=self.happened_on,
            title=f"{self.cause}: {self.recipient}",
            also_found_by=f"{self.in_kind} {self.visitors} {self.audience.label}",
        )
