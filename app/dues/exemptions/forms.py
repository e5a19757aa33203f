"""Forms of exemptions."""

from __future__ import annotations

from collections.abc import Sequence

import app.books.cashbook.fields  # noqa: F401 - the box of a fund
from app.dues.exemptions.queries import WantedExemptions
from app.dues.ledger.facts import Cause, ExemptionFacts
from app.web.forms.base import EntryForm
from app.web.forms.fields import DayField, TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import stated_box


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

    layout = (("member_id", "fund_id"), ("starts_on", "ends_on"), "reason_for")

    reason_for = stated_box(ExemptionFacts, "reason", render_kw={"list": "causes", "autocomplete": "off"})

    @property
    def causes(self) -> Sequence[str]:
        """Familiar reasons to pick from."""
        return Cause.labels()
