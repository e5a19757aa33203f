"""Forms of one person's receipt."""

from __future__ import annotations

from datetime import date
from typing import Self

from werkzeug.datastructures import MultiDict

from app.core.dates import format_date
from app.dues.collecting.facts import GridPayment
from app.log.activities.facts import Channel
from app.web.forms.base import FilterForm, SentOnce
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, DayField, LongTextField, TextField


class ReceiptForm(SentOnce):
    """One person's payment for several funds and Kỳ."""

    paid_on = DayField("Ngày nộp", [REQUIRED])
    channel = ChoiceField("Hình thức", Channel, optional=True, description="Để trống là tiền mặt.")
    voucher_text = TextField(
        "Số phiếu", most=100, description="Để trống: tiền mặt được cấp một số phiếu thu."
    )
    note = LongTextField("Ghi chú")

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
