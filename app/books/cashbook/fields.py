"""Form fields that choose a fund."""

from __future__ import annotations

from typing import Any

from wtforms.validators import ValidationError

from app.books.cashbook.queries import funds_of
from app.core import fields as stated
from app.log.activities.facts import MoneySource
from app.office.accounts.rules import Permission
from app.web.forms.choices import ChoiceField, IdField, offered
from app.web.forms.stated import REFERENCES, box_of
from app.web.guards import may

#: The help beside the box of an amount for users who do not keep the funds.
WAITS = "Khoản này chờ thủ quỹ chọn quỹ sau khi bạn lưu."


class FundChoice(IdField):
    """One of the union's funds, offered to those who keep them."""

    refers_to = "funds"

    def offer(self, unit_id: int, *beside: FundChoice) -> None:
        """Offer the union's funds, also in the boxes `beside`."""
        is_offered = may(Permission.MONEY)
        funds = [(fund.id, fund.name) for fund in funds_of(unit_id)] if is_offered else []
        for box in (self, *beside):
            box.is_offered = is_offered
            offered(box, funds)


class FundField(FundChoice):
    """The fund that pays, beside the box of the amount, for who keeps the funds."""

    def __init__(self, label: str, *, amount: str, **kwargs: Any) -> None:
        self.amount = amount
        kwargs.setdefault("description", "Chọn khi là tiền của công đoàn; tiền của nơi khác thì để trống.")
        super().__init__(label, **kwargs)

    def post_validate(self, form: Any, _stopped: bool) -> None:
        if self.data and not form[self.amount].data and not form[self.amount].errors:
            raise ValidationError("Chọn quỹ chi thì cần ghi số tiền.")


class MoneySourceField(ChoiceField):
    """Whose money an amount is, asked of who keeps the funds; nothing is chosen beforehand.

    What others record waits until somebody who keeps the funds says it.
    """

    def __init__(self, label: str, *, amount: str = "", fund: str, **kwargs: Any) -> None:
        self.amount, self.fund = amount, fund
        super().__init__(label, MoneySource, optional=True, **kwargs)

    @property
    def is_offered(self) -> bool:
        return may(Permission.MONEY)

    def post_validate(self, form: Any, _stopped: bool) -> None:
        if not self.is_offered:
            self.data = None
        elif form[self.fund].data:
            if self.data is MoneySource.OTHERS:
                raise ValidationError("Tiền của nơi khác thì không có quỹ chi: hãy bỏ chọn một trong hai.")
        elif self.data is MoneySource.OWN:
            raise ValidationError("Tiền của công đoàn thì cần chọn quỹ chi.")
        elif self.data is None and self.amount and form[self.amount].data:
            raise ValidationError("Hãy chọn tiền này của công đoàn hay của cơ quan, cấp trên, nơi khác.")


REFERENCES["funds"] = FundChoice


@box_of.register
def _(field: stated.Fund) -> FundField:
    help_text = {"description": field.help} if field.help else {}
    return FundField(field.label, amount=field.amount, required=field.required, **help_text)


@box_of.register
def _(field: stated.MoneyOf) -> MoneySourceField:
    return MoneySourceField(field.label, amount=field.amount, fund=field.fund, description=field.help)
