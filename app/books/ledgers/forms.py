"""Filters of the ledgers."""

from __future__ import annotations

from datetime import date

from wtforms import SelectField

from app.books.cashbook.queries import funds_of
from app.core.dates import FIRST_YEAR, LAST_YEAR
from app.core.periods import Period, parse_period, period_between
from app.web.forms.base import refusal_beside_box
from app.web.forms.choices import IdField, PlainSelect, offered
from app.web.forms.fields import AnyYearField, DayField
from app.web.forms.filters import FilterForm, refuse_half_span


class LedgerFilter(FilterForm):
    """The period and the fund of a ledger; two dates take precedence over the list."""

    period = SelectField("Kỳ", validate_choice=False, widget=PlainSelect())
    start = DayField("Từ ngày")
    end = DayField("Đến ngày")
    fund = IdField("Quỹ")

    #: Names by id of the funds that can be chosen.
    funds: dict[int, str]

    def offer(self, unit_id: int) -> LedgerFilter:
        """Fill the list with the union's funds."""
        self.funds = {one.id: one.name for one in funds_of(unit_id)}
        offered(self.fund, list(self.funds.items()))
        return self

    def validate_period(self, field: SelectField) -> None:
        with refusal_beside_box():
            parse_period(field.data or str(FIRST_YEAR))

    def validate_end(self, field: DayField) -> None:
        refuse_half_span(self.start, field)

    def chosen(self, default: str) -> Period:
        """The chosen period, which is then shown in the box; `default` without a choice."""
        named = parse_period(self.period.data or default)
        self.period.data = named.label
        self.period.choices = [(one, one) for one in _offered(named)]
        if self.start.data and self.end.data:
            return period_between(self.start.data, self.end.data)
        return named

    @property
    def fund_name(self) -> str | None:
        """The fund chosen, None for all."""
        return self.funds.get(self.fund.data)


def _offered(named: Period) -> list[str]:
    """The year of the period, its quarters and months, the years beside it."""
    year = named.end.year
    parts = [f"Quý {quarter}/{year}" for quarter in range(1, 5)]
    months = [f"{month:02d}/{year}" for month in range(1, 13)]
    beside = [str(one) for one in (year - 1, year + 1) if FIRST_YEAR <= one <= LAST_YEAR]
    return list(dict.fromkeys([str(year), *parts, *months, *beside, named.label]))


class YearFilter(FilterForm):
    """The year of a list; without one this year, or all of them."""

    year = AnyYearField("Năm")

    def chosen(self, today: date) -> int:
        """The chosen year, which is then shown in the box."""
        self.year.data = int(self.year.data or today.year)
        return self.year.data
