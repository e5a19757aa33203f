"""The form that says whose money amounts are."""

from __future__ import annotations

from typing import Any

from wtforms import SubmitField
from wtforms.validators import ValidationError

from app.books.cashbook.fields import FundChoice
from app.books.unsettled.facts import Answer
from app.log.activities.facts import Channel
from app.web.forms.base import SentOnce
from app.web.forms.choices import ChoiceField
from app.web.forms.filters import FilterForm
from app.web.incoming import number_in


class WaitingFilter(FilterForm):
    """The list has no filters."""


class SettleForm(SentOnce):
    """The fund that paid the ticked amounts; its other button says that they are others' money."""

    fund_id = FundChoice("Quỹ chi")
    channel = ChoiceField("Hình thức", Channel, optional=True, description="Để trống là tiền mặt.")
    others = SubmitField("Tiền của nơi khác")

    def answer(self) -> Answer:
        """The answer of the valid form."""
        return Answer() if self.others.data else Answer(self.fund_id.data, self.channel.data)

    def validate_fund_id(self, field: FundChoice) -> None:
        if not field.data and not self.others.data:
            raise ValidationError("Hãy chọn quỹ chi, hoặc bấm «Tiền của nơi khác».")


def versions_sent(sent: Any) -> dict[int, int]:
    """Id -> version of the ticked entries; what is no such pair is left out."""
    pairs = (value.partition("-") for value in sent.getlist("entry"))
    numbers = ((number_in(entry_id), number_in(version)) for entry_id, _, version in pairs)
    return {entry_id: version for entry_id, version in numbers if entry_id and version}
