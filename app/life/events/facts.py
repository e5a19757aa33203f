"""The facts of an activity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice
from app.log.activities.facts import Channel, EntryFacts


class Category(Choice):
    """Loại of the sheet Hoạt động."""

    MANAGEMENT = "management", "Tham gia quản lý"
    REGULATION = "regulation", "Quy chế, quy định"
    CONFERENCE = "conference", "Hội nghị"
    CONGRESS = "congress", "Đại hội"
    COMMITTEE_MEETING = "committee_meeting", "Họp Ban Chấp hành"
    INFORMATION = "information", "Tuyên truyền"
    EMULATION = "emulation", "Thi đua"
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


class Source(Choice):
    """Who paid for what an activity cost."""

    FUND = "fund", "Quỹ công đoàn"
    OTHERS = "others", "Nơi khác"


@dataclass(frozen=True, slots=True)
class EventFacts:
    """A row of the sheet Hoạt động. `cost` is whole đồng; without `fund_id` others paid."""

    starts_on: date
    category: Category
    title: str
    ends_on: date | None = None
    result: str = ""
    occasion: str = ""
    partners: str = ""
    place: str = ""
    people: int | None = None
    times: int | None = None
    cost: int | None = None
    fund_id: int | None = None
    channel: Channel | None = None
    voucher_text: str = ""
    note: str = ""

    @property
    def source(self) -> Source | None:
        """Who paid; None if it cost nothing."""
        if not self.cost:
            return None
        return Source.FUND if self.fund_id else Source.OTHERS

    def entry(self) -> EntryFacts:
        return EntryFacts(
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            title=self.title,
            occasion=self.occasion,
            partners=self.partners,
            place=self.place,
            result=self.result,
            note=self.note,
            people=self.people,
            times=self.times,
            amount=self.cost,
            fund_id=self.fund_id,
            channel=self.channel,
            voucher_text=self.voucher_text,
            also_found_by=self.category.label,
        )
