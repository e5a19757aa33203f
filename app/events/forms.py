"""Forms of activities and petitions."""

from __future__ import annotations

from app.activities.facts import Channel
from app.events.detail_facts import MeetingFacts
from app.events.facts import Category, PetitionFacts, PetitionState
from app.members.queries import people_to_choose
from app.web.choice_fields import ChoiceField, FundField, PeopleField
from app.web.fields import (
    REQUIRED,
    CountField,
    DayField,
    LongTextField,
    MoneyField,
    ParagraphsField,
    TextField,
    VotesField,
)
from app.web.form_base import EntryForm, FilterForm


class EventFilter(FilterForm):
    """Filters of the list of activities."""

    q = TextField("Tìm tên, kết quả, địa điểm, nơi phối hợp")
    category = ChoiceField("Loại", Category, optional=True)
    year = CountField("Năm")


class EventForm(EntryForm):
    """One activity."""

    of = MeetingFacts

    starts_on = DayField("Từ ngày", [REQUIRED])
    ends_on = DayField("Đến ngày", description="Để trống nếu chỉ một ngày.")
    category = ChoiceField("Loại", Category)
    title = TextField(
        "Tên hoạt động", [REQUIRED], most=1000, description="Các lần cùng tên được kể gộp trong báo cáo."
    )
    result = LongTextField("Kết quả")
    people = CountField("Số người tham gia", description="Để trống thì đếm theo người đã đánh dấu.")
    times = CountField("Số lần", description="Để trống là 1.")
    cost = MoneyField("Kinh phí", description="Ví dụ 500000, 500k hoặc 1,5tr.")
    fund_id = FundField("Quỹ chi", amount="cost")
    channel = ChoiceField("Hình thức", Channel, optional=True, description="Để trống là tiền mặt.")
    voucher_text = TextField("Số phiếu", most=100)
    occasion = TextField("Dịp", most=500)
    partners = TextField("Phối hợp với", most=1000)
    place = TextField("Địa điểm", most=500)
    note = LongTextField("Ghi chú")
    member_ids = PeopleField("Người tham gia")
    agenda = ParagraphsField("Chương trình")
    minutes = ParagraphsField("Biên bản", description="Diễn biến, ý kiến. In ra được.")
    resolution = ParagraphsField("Nghị quyết, kết luận")
    votes_for = VotesField("Phiếu tán thành")
    votes_against = VotesField("Phiếu không tán thành")
    votes_blank = VotesField("Phiếu không có ý kiến")

    def offer(self, unit_id: int) -> EventForm:
        """Fill the lists with the union's people and, for those who keep them, its funds."""
        self.fund_id.offer(unit_id)
        self.member_ids.choices = people_to_choose(unit_id)
        return self


class PetitionFilter(FilterForm):
    """Filters of the list of petitions."""

    q = TextField("Tìm nội dung, người nêu, kết quả")
    state = ChoiceField("Tình trạng", PetitionState, optional=True)
    year = CountField("Năm")


class PetitionForm(EntryForm):
    """One petition, with its answer once there is one."""

    of = PetitionFacts

    raised_on = DayField("Ngày", [REQUIRED])
    raised_by = TextField("Người nêu")
    content = LongTextField("Nội dung", [REQUIRED])
    addressed_to = TextField("Nơi giải quyết")
    answer = LongTextField("Kết quả", description="Có kết quả hoặc ngày trả lời là đã giải quyết.")
    answered_on = DayField("Ngày trả lời")
