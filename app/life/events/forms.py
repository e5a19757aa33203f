"""Forms of activities."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from app.books.cashbook.fields import FundField
from app.life.events.facts import Category, Source
from app.life.events.people_queries import officers_offered, people_offered
from app.life.events.rules import category_in_title
from app.life.meetings.facts import MeetingFacts
from app.log.activities.facts import Channel
from app.web.forms.base import AskingForm, FilterForm
from app.web.forms.choices import ChoiceField, PeopleField
from app.web.forms.fields import (
    REQUIRED,
    AnyYearField,
    CountField,
    DayField,
    LongTextField,
    MoneyField,
    ParagraphsField,
    TextField,
    TimeField,
    VotesField,
)


class EventFilter(FilterForm):
    """Filters of the list of activities."""

    q = TextField("Tìm tên, kết quả, địa điểm, nơi phối hợp")
    category = ChoiceField("Loại", Category, optional=True)
    source = ChoiceField("Nguồn tiền", Source, optional=True)
    year = AnyYearField("Năm")


class EventForm(AskingForm):
    """One activity."""

    of = MeetingFacts

    starts_on = DayField("Ngày", [REQUIRED])
    ends_on = DayField("Đến ngày", description="Để trống nếu chỉ một ngày.")
    category = ChoiceField("Loại", Category)
    title = TextField(
        "Tên hoạt động", [REQUIRED], most=1000, description="Các lần cùng tên được kể gộp trong báo cáo."
    )
    result = LongTextField("Kết quả")
    people = CountField("Số người tham gia", description="Hoặc đánh dấu từng người ở dưới.")
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
    presided_by = TextField("Chủ trì", description="Chủ tọa. Để trống thì biên bản in chừa chỗ điền tay.")
    minuted_by = TextField("Thư ký", description="Người ghi biên bản.")
    begins_at = TimeField("Giờ bắt đầu", description="Ví dụ 8h30 hoặc 08:30.")
    ends_at = TimeField("Giờ kết thúc", description="Họp nhiều ngày thì là giờ của ngày cuối.")
    excused = TextField("Vắng có lý do", most=1000, description="Ghi tên hoặc số người.")
    unexcused = TextField("Vắng không lý do", most=1000)
    agenda = ParagraphsField("Chương trình")
    minutes = ParagraphsField("Biên bản", description="Diễn biến, ý kiến. In ra được.")
    resolution = ParagraphsField("Nghị quyết, kết luận")
    votes_for = VotesField("Phiếu tán thành")
    votes_against = VotesField("Phiếu không tán thành")
    votes_blank = VotesField("Phiếu không có ý kiến")

    #: Ids of the people to tick who are members; the others left or never joined.
    members: Collection[int] = ()
    #: (name, posts) of people who are likely to preside or to write the minutes.
    officers: Sequence[tuple[str, str]] = ()

    def offer(self, unit_id: int, day: date) -> EventForm:
        """Fill the lists with the union's people as of a day and, for those who keep them, its funds."""
        self.fund_id.offer(unit_id)
        people = people_offered(unit_id, day)
        self.member_ids.choices, self.members = people.choices, people.members
        self.officers = officers_offered(unit_id, day)
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Propose the category found in the title when none was chosen; sending again accepts it."""
        is_valid: bool = super().validate(extra_validators)
        category = category_in_title(self.title.data or "")
        if category and not self.category.data:
            self.category.data = category
            self.category.errors = [f"Theo tên thì là «{category.label}». Đúng thì bấm Lưu lần nữa."]
        return is_valid
