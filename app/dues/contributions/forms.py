"""Forms of contributions and collections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wtforms.validators import DataRequired

import app.books.cashbook.fields  # noqa: F401 - the box of a fund
from app.books.cashbook.queries import funds_of
from app.books.closings.forms import LateForm
from app.core.fields import label_of
from app.core.periods import parse_period
from app.dues.contributions.facts import CollectionFacts, ContributionFacts
from app.dues.contributions.queries import WantedContributions
from app.people.roster.queries import people_to_choose
from app.web.forms.base import EntryForm, SentOnce
from app.web.forms.choices import IdField, PeopleField, offered
from app.web.forms.fields import PeriodField, TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import More, stated_box


class CollectionFilter(FilterForm):
    """Filters of the list of collections."""

    q = TextField("Tìm tên quỹ, kỳ")
    fund = IdField(label_of(CollectionFacts, "fund_id"))
    period = PeriodField(label_of(CollectionFacts, "period_text"), render_kw={"placeholder": "Ví dụ: 2024"})

    def offer(self, unit_id: int) -> Any:
        """Fill the list with the union's funds."""
        offered(self.fund, [(one.id, one.name) for one in funds_of(unit_id)])
        return self

    def wanted(self) -> WantedContributions:
        """The chosen filters."""
        period = parse_period(self.period.data) if self.period.data else None
        return WantedContributions(fund_id=self.fund.data, period=period, words=self.q.data or "")


class ContributionFilter(CollectionFilter):
    """Filters of the list of contributions."""

    q = TextField("Tìm họ tên, mã, số phiếu")
    person = IdField(label_of(ContributionFacts, "member_id"))

    def offer(self, unit_id: int) -> Any:
        """Fill the lists with the union's funds and people."""
        offered(self.person, people_to_choose(unit_id))
        return super().offer(unit_id)

    def wanted(self) -> WantedContributions:
        return replace(super().wanted(), member_id=self.person.data)


class CollectForm(SentOnce):
    """The same amount from everyone who is ticked: one receipt, or one collection."""

    fund_id = stated_box(ContributionFacts, "fund_id")
    period_text = stated_box(ContributionFacts, "period_text")
    paid_on = stated_box(ContributionFacts, "paid_on")
    amount = stated_box(ContributionFacts, "amount", label="Số tiền mỗi người", help="Ví dụ 50000, 50k.")
    member_ids = PeopleField(
        label_of(ContributionFacts, "member_id"),
        validators=[DataRequired("Hãy chọn ít nhất một người.")],
    )
    channel = stated_box(ContributionFacts, "channel")
    voucher_text = stated_box(ContributionFacts, "voucher_text", help="Để trống: cả đợt là một phiếu thu.")
    note = stated_box(ContributionFacts, "note")

    def offer(self, unit_id: int) -> CollectForm:
        """Fill the lists with the union's funds and people."""
        self.fund_id.offer(unit_id)
        self.member_ids.offer(unit_id)
        return self

    def payers(self) -> list[int]:
        """The ids of everyone who is ticked."""
        return self.member_ids.data or []

    def rows(self, names: Mapping[int, str]) -> list[tuple[None, ContributionFacts]]:
        """A contribution for each person ticked; `names`: as written on the receipts."""
        return [(None, self._of(member_id, names[member_id])) for member_id in self.payers()]

    def _of(self, member_id: int, name: str) -> ContributionFacts:
        return ContributionFacts(
            member_id=member_id,
            fund_id=self.fund_id.data,
            period_text=self.period_text.data,
            amount=self.amount.data,
            paid_on=self.paid_on.data,
            payer_name=name,
            channel=self.channel.data,
            voucher_text=self.voucher_text.data,
            note=self.note.data,
        )


class ContributionForm(LateForm):
    """One person's payment, to be corrected."""

    of = ContributionFacts

    layout = (
        ("member_id", "fund_id"),
        ("period_text", "paid_on", "amount"),
        More("Thêm chi tiết", ("channel", "voucher_text", "payer_name", "note"), always=True),
    )


class CollectionForm(EntryForm):
    """A collection, to be moved to another fund, Kỳ or day."""

    of = CollectionFacts

    layout = (("fund_id", "period_text", "paid_on"),)
