"""Forms of one person's receipt."""

from __future__ import annotations

from datetime import date
from typing import Self

from werkzeug.datastructures import MultiDict

from app.core.dates import format_date
from app.dues.collecting.facts import GridPayment
from app.dues.contributions.facts import ContributionFacts
from app.log.activities.facts import Channel
from app.web.forms.base import SentOnce
from app.web.forms.fields import TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import stated_box


class ReceiptForm(SentOnce):
    """One person's payment for several funds and Kỳ."""

    paid_on = stated_box(GridPayment, "paid_on")
    channel = stated_box(ContributionFacts, "channel")
    voucher_text = stated_box(
        ContributionFacts, "voucher_text", help="Để trống: tiền mặt được cấp một số phiếu thu."
    )
    note = stated_box(ContributionFacts, "note")

    @classmethod
    def of_today(cls, today: date) -> Self:
        """The form before anything was typed: cash that comes in today."""
        return cls(MultiDict({"paid_on": format_date(today), "channel": Channel.CASH.value}))

    def payment(self) -> GridPayment:
        """The payment of the valid form."""
        return GridPayment(
            self.paid_on.data,
            self.channel.data,
            voucher_text=self.voucher_text.data or "",
            note=self.note.data or "",
        )


class PersonFilter(FilterForm):
    """Filter of the list of payers."""

    q = TextField("Tìm họ tên, mã")
