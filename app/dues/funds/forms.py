"""Forms of funds and their terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Self

from flask import request

from app.books.cashbook.facts import Nature
from app.books.cashbook.models import Fund
from app.core.fields import Rate
from app.core.money import BadMoney, parse_money
from app.dues.funds.facts import FundFacts, PartYear, TermFacts
from app.dues.funds.rate_rules import nature_of
from app.web.forms.base import EntryForm, SentOnce
from app.web.forms.fields import DayField, DecimalField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import box_of, options_of


class RateField(DecimalField):
    """Đồng typed as money (40.000, 40k), or per cent with a decimal comma (0,5)."""

    def _parse(self, text: str) -> Any:
        try:
            return Decimal(parse_money(text))
        except BadMoney:
            return super()._parse(text)


@box_of.register
def _(field: Rate) -> RateField:
    return RateField(field.label, **options_of(field))


class FundFilter(FilterForm):
    """The day whose evening the balances are counted on."""

    as_of = DayField("Số dư đến hết ngày")


class TermForm(EntryForm):
    """A fund's rate over a stretch of time, and its opening balance."""

    of = TermFacts
    layout = (("fund_name", "nature"),)
    recorded: TermFacts | None = None

    def fill(self, facts: TermFacts, version: int) -> None:
        super().fill(facts, version)
        self.recorded = facts

    def facts(self) -> TermFacts:
        """The facts of the valid form; `part_year` left empty is the full rate, a nature left empty stays."""
        facts: TermFacts = super().facts()
        nature = facts.nature or (self.recorded.nature if self.recorded else None)
        return replace(facts, nature=nature, part_year=facts.part_year or PartYear.FULL_RATE)

    def ask_nature(self, known: Fund | None) -> bool:
        """Choose whose money it is, as the fund of this name says, or guessed for a new one.

        Whether that is to be looked at before the form is carried out: the guess is new.
        """
        if self.nature.data or not self.fund_name.data:
            return False
        self.nature.data = (
            Nature(known.nature) if known else nature_of(self.fund_name.data, self.remit_percent.data)
        )
        if known is None:
            self.nature.errors = [*self.nature.errors, "Chọn sẵn theo tên quỹ: hãy xem lại rồi lưu."]
        return known is None


class NatureForm(EntryForm):
    """Whose money a fund holds."""

    of = FundFacts


class NaturesForm(SentOnce):
    """Whose money each of several funds holds: `nature-7` of the fund 7, the guess chosen beforehand."""

    funds: Sequence[Fund] = ()

    def offer(self, funds: Sequence[Fund]) -> Self:
        """Ask about these funds."""
        self.funds = funds
        return self

    def chosen(self, fund: Fund) -> Nature:
        """The answer that was sent, else the guess."""
        sent = request.form.get(f"nature-{fund.id}", "")
        return Nature(sent if sent in set(Nature) else fund.nature)

    def answers(self) -> dict[Fund, Nature]:
        """The answer for each fund."""
        return {fund: self.chosen(fund) for fund in self.funds}
