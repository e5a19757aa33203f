"""Forms of funds and their terms."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.core.fields import Rate
from app.core.money import BadMoney, parse_money
from app.dues.funds.facts import FundFacts, PartYear, TermFacts
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.fields import DayField, DecimalField
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

    def facts(self) -> TermFacts:
        """The facts of the valid form; `part_year` left empty is the full rate."""
        facts: TermFacts = super().facts()
        return facts if facts.part_year else replace(facts, part_year=PartYear.FULL_RATE)


class NatureForm(EntryForm):
    """Whose money a fund holds."""

    of = FundFacts
