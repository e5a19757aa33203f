"""Form fields that choose a fund."""

from __future__ import annotations

from typing import Any

from wtforms.validators import ValidationError

from app.books.cashbook.queries import funds_of
from app.core import fields as stated
from app.office.accounts.rules import Permission
from app.web.forms.choices import IdField, offered
from app.web.forms.stated import REFERENCES, box_of
from app.web.guards import may


class FundChoice(IdField):
    """One of the union's funds, offered to those who keep them."""

    refers_to = "funds"

    def offer(self, unit_id: int) -> None:
        """Offer the union's funds."""
        self.is_offered = may(Permission.MONEY)
        offered(self, [(fund.id, fund.name) for fund in funds_of(unit_id)] if self.is_offered else [])


class FundField(FundChoice):
    """The fund that pays, beside the box of the amount; empty is None, other people's money.

    Who does not keep the funds records other people's money only.
    """

    def __init__(self, label: str, *, amount: str, **kwargs: Any) -> None:
        self.amount = amount
        kwargs.setdefault("description", "Để trống: tiền của nơi khác, không vào sổ quỹ.")
        super().__init__(label, **kwargs)

    def text_when_empty(self, facts: Any) -> str:
        """Words for an amount that no fund paid; "" without an amount."""
        is_others = getattr(facts, self.amount)
        return "Không: tiền của cơ quan, cấp trên hoặc nơi khác" if is_others else ""

    def post_validate(self, form: Any, _stopped: bool) -> None:
        if self.data and not form[self.amount].data and not form[self.amount].errors:
            raise ValidationError("Chọn quỹ chi thì cần ghi số tiền.")


REFERENCES["funds"] = FundChoice


@box_of.register
def _(field: stated.Fund) -> FundField:
    help_text = {"description": field.help} if field.help else {}
    return FundField(field.label, amount=field.amount, required=field.required, **help_text)
