"""The facts of an activity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Booked, Count, Day, Fund, Lines, Money, OneOf, Text
from app.core.vietnamese import LONGEST_TEXT
from app.log.activities.facts import EntryFacts, Giver, MoneySource, PaidIn, VoucherText, money_of
from app.people.sections.facts import OfSection


class Category(Choice):
    """Loại of the sheet Hoạt động."""

    MANAGEMENT = "management", "Tham gia quản lý"
    REGULATION = "regulation", "Quy chế, quy định"
    CONFERENCE = "conference", "Hội nghị"
    CONGRESS = "congress", "Đại hội"
    COMMITTEE_MEETING = "committee_meeting", "Họp Ban Chấp hành"
    INFORMATION = "information", "Tuyên truyền"
    EMULATION = "emulation", "Thi đua"
    HEALTH_CHECK = "health_check", "Khám sức khỏe"
    OUTING = "outing", "Tham quan, nghỉ dưỡng"
    WELFARE = "welfare", "Chăm lo, phúc lợi"
    CULTURE_SPORT = "culture_sport", "Văn hóa, thể thao"
    SOCIAL_WORK = "social_work", "Xã hội, từ thiện"
    BLOOD_DONATION = "blood_donation", "Hiến máu"
    WOMEN = "women", "Nữ công"
    ORGANISATION = "organisation", "Tổ chức, cán bộ"
    TRAINING = "training", "Đào tạo, bồi dưỡng"
    PARTY_BUILDING = "party_building", "Xây dựng Đảng, chính quyền"
    INSPECTION = "inspection", "Kiểm tra, giám sát"
    FINANCE = "finance", "Tài chính"
    DIRECTION = "direction", "Chỉ đạo, điều hành"
    OTHER = "other", "Khác"


#: Kinds that came later than the others: what they are of stood under `OTHER` before.
CARE = frozenset({Category.HEALTH_CHECK, Category.OUTING, Category.WELFARE})
#: Whom activities of a kind are for, where nobody wrote it.
_BENEFICIARIES = {
    Category.HEALTH_CHECK: "người được khám",
    Category.SOCIAL_WORK: "người được giúp đỡ",
    Category.ORGANISATION: "đoàn viên mới",
}
#: Nouns that the form offers beside those of earlier activities.
USUAL_BENEFICIARIES = (
    *("người được khám", "người được giúp đỡ", "đoàn viên mới", "bệnh nhân", "cháu", "học sinh"),
    *("hộ", "chủ tàu", "đoàn viên vay vốn"),
)


@dataclass(frozen=True, slots=True)
class EventFacts:
    """A row of the sheet Hoạt động. `cost` is whole đồng."""

    starts_on: Annotated[date, Day("Ngày", required=True, heading="Từ ngày")]
    category: Annotated[Category, OneOf("Loại", choices=Category, required=True, width=22)]
    title: Annotated[
        str,
        Text(
            "Tên hoạt động",
            required=True,
            most=LONGEST_TEXT,
            help="Các lần cùng tên được kể gộp trong báo cáo.",
            width=40,
        ),
    ]
    ends_on: Annotated[date | None, Day("Đến ngày", help="Để trống nếu chỉ một ngày.")] = None
    result: Annotated[str, Lines("Kết quả", width=30)] = ""
    occasion: Annotated[str, Text("Dịp", most=LONGEST_TEXT)] = ""
    partners: Annotated[str, Text("Phối hợp với", most=LONGEST_TEXT)] = ""
    place: Annotated[str, Text("Địa điểm", most=LONGEST_TEXT)] = ""
    people: Annotated[int | None, Count("Số người tham gia", help="Hoặc đánh dấu từng người ở dưới.")] = None
    times: Annotated[int | None, Count("Số lần", help="Để trống là 1.")] = None
    cost: Annotated[int | None, Money("Kinh phí", help="Ví dụ 500000, 500k hoặc 1,5tr.")] = None
    fund_id: Annotated[int | None, Fund("Quỹ chi", amount="cost")] = None
    channel: PaidIn = None
    voucher_text: VoucherText = ""
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
    money_source: Annotated[MoneySource | None, money_of("cost")] = None
    booked_on: Booked = None
    giver: Giver = ""
    beneficiaries: Annotated[
        int | None,
        Count(
            "Số lượt thụ hưởng",
            help="Bao nhiêu người, hộ được khám, được giúp; không kể người tham gia.",
            added=True,
        ),
    ] = None
    beneficiary_noun: Annotated[
        str,
        Text("Đối tượng thụ hưởng", most=100, help="Như: người được khám, hộ, cháu, bệnh nhân.", added=True),
    ] = ""
    section: OfSection = ""
    own_kind: Annotated[
        str, Text("Loại riêng", most=60, help="Loại hoạt động của loại hình công đoàn.", added=True)
    ] = ""

    @property
    def kind_called(self) -> str:
        """What lists call its kind: that of the union's kind, else the usual one."""
        return self.own_kind or self.category.label

    @property
    def beneficiaries_called(self) -> str:
        """The noun of its beneficiaries, as an officer would say it where nobody wrote one."""
        return self.beneficiary_noun or _BENEFICIARIES.get(self.category, "người thụ hưởng")

    def entry(self) -> EntryFacts:
        return EntryFacts.of(
            self,
            amount=self.cost,
            also_found_by=f"{self.category.label} {self.own_kind} {self.beneficiary_noun} {self.section}",
        )
