"""Forms of visits and gifts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from wtforms import BooleanField, Field, StringField
from wtforms.validators import ValidationError

import app.books.cashbook.fields  # noqa: F401 - the box of a fund
from app.books.closings.forms import LateForm
from app.life.norms.facts import Claim
from app.life.visits.facts import Audience, VisitFacts
from app.life.visits.rules import number_named
from app.web.forms.base import AskingForm
from app.web.forms.fields import AnyYearField, MoneyField, TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import More, Part, narrowing_box
from app.web.incoming import number_in


class VisitFilter(FilterForm):
    """Filters of the list."""

    q = TextField("Tìm người nhận, dịp, ghi chú")
    reason = narrowing_box(VisitFacts, "reason")
    audience = narrowing_box(VisitFacts, "audience")
    year = AnyYearField()
    lacking = BooleanField("Thiếu giấy tờ")


class VisitForm(LateForm, AskingForm):
    """One visit or gift."""

    of = VisitFacts
    boxes = {"reason": "reason_for"}
    layout: ClassVar[tuple[Part, ...]] = (
        "recipient",
        ("audience", "reason_for", "happened_on"),
        ("amount", "money_source", "fund_id"),
        "giver",
        "member_ids",
        More(
            "Thêm chi tiết", ("people", "channel", "voucher_text", "occasion", "in_kind", "visitors", "note")
        ),
    )

    excess = TextField("Lý do vượt định mức", most=500, description="Chỉ ghi khi chi quá định mức.")

    def further(self) -> dict[str, Any]:
        return {**super().further(), "excess": self.excess.data or ""}


class NewVisitForm(VisitForm):
    """A new visit; the person may be `picked` from search results while typing."""

    apart = (
        *("recipient", "audience", "reason_for", "happened_on"),
        *("amount", "money_source", "fund_id", "channel", "excess", "picked", "again"),
    )
    layout = (
        *("giver", "member_ids", ("people", "in_kind")),
        *(("occasion", "visitors"), ("voucher_text",), "note"),
    )

    picked = StringField()
    #: The norm that was put into the amount box, so that another norm may replace it.
    offered = MoneyField("")

    def how_many(self) -> int | None:
        """The number of people: as typed, else that which the recipient's name begins with."""
        if self.people.data is not None:
            typed: int = self.people.data
            return typed
        return number_named(self.recipient.data or "") or None

    def picked_id(self) -> int | None:
        """The member who was picked, None without."""
        return number_in(self.picked.data)

    def pick(self, member_id: int, recipient: str, audience: Audience) -> None:
        """Put the person into their boxes."""
        self.picked.data = str(member_id)
        _put(self.recipient, recipient)
        _put(self.audience, audience)

    def claim(self) -> Claim | None:
        """The claim of the boxes so far; None without a reason and a day."""
        if not (self.reason_for.data and self.happened_on.data):
            return None
        people, amount = self.how_many() or 1, self.amount.data
        each = None if amount is None or people < 1 else -(-amount // people)
        picked = self.picked_id()
        return Claim(
            self.reason_for.data,
            self.audience.data,
            self.happened_on.data,
            each,
            (picked,) if picked else (),
        )

    def propose(self, each: int | None) -> None:
        """Put a norm into the amount box if it is empty or holds an earlier norm."""
        if self.amount.data is None or self.amount.data == self.offered.data:
            total = None if each is None else each * max(self.how_many() or 1, 1)
            _put(self.amount, total)
            _put(self.offered, total)

    def validate_picked(self, _field: Any) -> None:
        known = {choice[0] for choice in self.member_ids.choices or ()}
        if self.picked.data and self.picked_id() not in known:
            raise ValidationError("Người này không còn trong danh sách. Hãy tìm lại.")

    def facts(self) -> Any:
        """As `EntryForm.facts`, the picked person named first, the people counted."""
        facts: VisitFacts = replace(super().facts(), people=self.how_many())
        picked = self.picked_id()
        others = tuple(one for one in facts.member_ids if one != picked)
        return replace(facts, member_ids=(picked, *others)) if picked else facts


def _put(field: Field, value: Any) -> None:
    """Set the value of a box, overwriting what was typed."""
    field.raw_data = None
    field.process(None, value)
