"""The filter of the list of arrears."""

from __future__ import annotations

from typing import Self

from wtforms import Field, SelectField

from app.books.cashbook.queries import funds_of
from app.core.dates import refuse_to_come
from app.core.periods import parse_period
from app.dues.arrears.queries import WantedArrears
from app.people.roster.lists.queries import groups_of
from app.web.clock import today
from app.web.forms.base import refusal_beside_box
from app.web.forms.choices import IdField, PlainSelect, offered
from app.web.forms.fields import DayField, PeriodField, TextField
from app.web.forms.filters import FilterForm


class DayFilter(FilterForm):
    """The day on whose evening the debts are counted."""

    as_of = DayField("Tính đến hết ngày")

    def validate_as_of(self, field: Field) -> None:
        with refusal_beside_box():
            refuse_to_come(field.data, today(), field.name)


class ArrearsFilter(DayFilter):
    """Filters of the list of arrears."""

    q = TextField("Tìm họ tên, mã")
    fund = IdField("Quỹ")
    group = SelectField("Tổ công đoàn", validate_choice=False, widget=PlainSelect())
    period = PeriodField("Kỳ", render_kw={"placeholder": "Ví dụ: 2024"})

    def offer(self, unit_id: int) -> Self:
        """Fill the lists with the union's funds and groups; two statements."""
        offered(self.fund, [(one.id, one.name) for one in funds_of(unit_id)])
        self.group.choices = [("", "Tất cả"), *((name, name) for name in groups_of(unit_id))]
        return self

    def wanted(self) -> WantedArrears:
        """The chosen filters."""
        return WantedArrears(
            fund_id=self.fund.data,
            group=self.group.data or "",
            period=parse_period(self.period.data) if self.period.data else None,
            words=self.q.data or "",
        )
