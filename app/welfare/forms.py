"""Forms of visits and gifts."""

from __future__ import annotations

from app.activities.facts import Channel
from app.members.queries import people_to_choose
from app.web.choice_fields import ChoiceField, FundField, PeopleField
from app.web.fields import REQUIRED, CountField, DayField, LongTextField, MoneyField, TextField
from app.web.form_base import EntryForm, FilterForm
from app.welfare.facts import Audience, Reason, VisitFacts


class VisitFilter(FilterForm):
    """Filters of the list."""

    q = TextField("Tìm người nhận, dịp, ghi chú")
    reason = ChoiceField("Lý do", Reason, optional=True)
    year = CountField("Năm")


class VisitForm(EntryForm):
    """One visit or gift."""

    of = VisitFacts
    boxes = {"reason": "reason_for"}

    happened_on = DayField("Ngày", [REQUIRED])
    reason_for = ChoiceField("Lý do", Reason)
    audience = ChoiceField("Đối tượng", Audience)
    recipient = TextField("Người nhận", [REQUIRED], most=1000)
    member_ids = PeopleField(
        "Đoàn viên liên quan", description="Chính đoàn viên, hoặc đoàn viên có thân nhân, con được thăm."
    )
    people = CountField("Số người", description="Để trống là 1. Dùng để tính lượt.")
    amount = MoneyField("Số tiền", description="Tổng số tiền, ví dụ 500000, 500k hoặc 1,5tr.")
    fund_id = FundField("Quỹ chi", amount="amount")
    channel = ChoiceField("Hình thức", Channel, optional=True, description="Để trống là tiền mặt.")
    voucher_text = TextField("Số phiếu", most=100)
    occasion = TextField(
        "Dịp", most=500, description="Ví dụ: Tết Trung thu; 94 năm Ngày thành lập Hội LHPN Việt Nam."
    )
    in_kind = TextField("Hiện vật", most=1000)
    visitors = TextField("Người đi thăm", most=1000)
    note = LongTextField("Ghi chú")

    def offer(self, unit_id: int) -> VisitForm:
        """Fill the lists with this union's people and, for those who keep them, its funds."""
        self.fund_id.offer(unit_id)
        self.member_ids.choices = people_to_choose(unit_id)
        return self
