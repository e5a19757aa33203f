"""Forms of norms."""

from __future__ import annotations

from app.life.norms.facts import NormFacts
from app.life.visits.facts import Audience, Reason
from app.web.forms.base import EntryForm, FilterForm, Form
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, CountField, DayField, LongTextField, MoneyField, TextField


class NormFilter(FilterForm):
    """Filters of the list of norms."""

    reason = ChoiceField("Lý do", Reason, optional=True)
    as_of = DayField("Có hiệu lực ngày")


class NormForm(EntryForm):
    """One norm; saving it makes it the union's own, not an example."""

    of = NormFacts
    boxes = {"reason": "reason_for"}

    reason_for = ChoiceField("Lý do", Reason)
    audience = ChoiceField("Đối tượng", Audience, optional=True, description="Để trống: mọi đối tượng.")
    amount = MoneyField(
        "Mức chi một lần", [REQUIRED], description="Tối đa cho một người, ví dụ 500000 hoặc 500k."
    )
    times_a_year = CountField("Số lần trong năm", description="Để trống: không giới hạn.")
    valid_from = DayField("Từ ngày", description="Để trống: từ trước đến nay.")
    valid_to = DayField(
        "Đến ngày", description="Để trống: còn áp dụng, tới khi có dòng mới cùng lý do bắt đầu sau."
    )
    source = LongTextField("Căn cứ", description="Quy chế chi tiêu, nghị quyết của Ban Chấp hành.")


class AdoptForm(Form):
    """The rule by which the examples become the union's own norms."""

    source = TextField(
        "Căn cứ",
        [REQUIRED],
        most=500,
        description="Ví dụ: Quy chế thu, chi ban hành kèm Nghị quyết số 05/NQ-CĐCS ngày 10/01/2024.",
    )
