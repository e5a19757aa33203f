"""Forms of exemptions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from app.books.cashbook.fields import FundChoice
from app.dues.exemptions.queries import WantedExemptions
from app.dues.ledger.facts import Cause, ExemptionFacts
from app.people.roster.queries import people_to_choose
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import PersonField, offered
from app.web.forms.fields import REQUIRED, DayField, TextField


class ExemptionFilter(FilterForm):
    """Filters of the list of exemptions."""

    q = TextField("Tìm họ tên, mã")
    as_of = DayField("Đang miễn vào ngày")

    def wanted(self) -> WantedExemptions:
        """The chosen filters."""
        return WantedExemptions(words=self.q.data or "", as_of=self.as_of.data)


class ExemptionForm(EntryForm):
    """Who need not pay, which fund, from when to when, and why."""

    of = ExemptionFacts
    boxes = {"reason": "reason_for"}

    member_id = PersonField("Đoàn viên", required=True)
    fund_id = FundChoice("Quỹ", description="Để trống: mọi quỹ.")
    starts_on = DayField("Từ ngày", description="Để trống: từ trước đến nay.")
    ends_on = DayField("Đến ngày", description="Để trống: chưa biết khi nào hết.")
    reason_for = TextField(
        "Lý do miễn",
        [REQUIRED],
        most=300,
        description="Chọn trong danh sách hoặc tự ghi.",
        render_kw={"list": "causes", "autocomplete": "off"},
    )

    @property
    def causes(self) -> Sequence[str]:
        """Familiar reasons to pick from."""
        return Cause.labels()

    def offer(self, unit_id: int) -> Self:
        """Fill the lists with the union's people and funds."""
        offered(self.member_id, people_to_choose(unit_id))
        self.fund_id.offer(unit_id)
        return self
