"""What is said of an activity and of a petition."""

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


class PetitionState(Choice):
    """A petition is settled when there is an answer or a day of answer."""

    OPEN = "open", "Chưa giải quyết"
    SETTLED = "settled", "Đã giải quyết"


@dataclass(frozen=True, slots=True)
class EventFacts:
    """A row of the sheet Hoạt động. `cost` is whole đồng; without `fund_id` it is others' money."""

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
        """Who paid; None where it cost nothing."""
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


@dataclass(frozen=True, slots=True)
class PetitionFacts:
    """A row of the sheet Kiến nghị."""

    raised_on: date
    content: str
    raised_by: str = ""
    addressed_to: str = ""
    answer: str = ""
    answered_on: date | None = None

    def entry(self) -> EntryFacts:
        return EntryFacts(
            starts_on=self.raised_on,
            title=self.content,
            result=self.answer,
            also_found_by=f"{self.raised_by} {self.addressed_to}",
        )

    @property
    def state(self) -> PetitionState:
        return PetitionState.SETTLED if self.answer or self.answered_on else PetitionState.OPEN

    def waiting_days(self, today: date) -> int:
        """How long an open one has waited, in days; 0 for a settled one and for one dated ahead."""
        return max(0, (today - self.raised_on).days) if self.state is PetitionState.OPEN else 0
