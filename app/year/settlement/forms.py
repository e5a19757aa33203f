"""Forms of the settlement's pages: which year or period, who inspects, which words to put on the list."""

from __future__ import annotations

from datetime import date

from wtforms import IntegerField
from wtforms.validators import NumberRange, Optional

from app.books.items.facts import ItemFacts, ItemSide
from app.core.dates import FIRST_YEAR, LAST_YEAR
from app.core.periods import Period, parse_period
from app.web.forms.base import FilterForm, Form
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, DayField, PeriodField, TextField
from app.year.inspection.minutes import Visit
from app.year.settlement.rules import OTHER_CODE


class YearFilter(FilterForm):
    """The year that a paper is of; without one this year."""

    # One year further back is read, and the year must be one of the calendar.
    year = IntegerField("Năm", [Optional(), NumberRange(FIRST_YEAR + 1, LAST_YEAR, "Hãy ghi năm như 2024.")])

    def chosen(self, today: date) -> int:
        """The year asked for, which then stands in the box."""
        self.year.data = int(self.year.data or today.year)
        return self.year.data


class PeriodFilter(FilterForm):
    """The period that a page is of; without one this year."""

    period = PeriodField("Kỳ", render_kw={"placeholder": "Ví dụ: Quý 1/2024"})

    def chosen(self, today: date) -> Period:
        """The period asked for, which then stands in the box."""
        self.period.data = self.period.data or str(today.year)
        return parse_period(self.period.data)


class InspectionFilter(PeriodFilter):
    """The period that is inspected, by whom and when: printed, not stored."""

    on = DayField("Ngày kiểm tra")
    inspectors = TextField("Người kiểm tra", most=500)
    present = TextField("Người chứng kiến", most=500)

    def visit(self) -> Visit:
        """Who inspects and when."""
        return Visit(self.inspectors.data or "", self.present.data or "", self.on.data)


class UnlistedForm(Form):
    """Words of entries that go on the list as an item under «khác», to be corrected there."""

    side = ChoiceField("Loại", ItemSide)
    name = TextField("Khoản mục", [REQUIRED])

    def facts(self) -> ItemFacts:
        """The item that the words become."""
        side: ItemSide = self.side.data
        return ItemFacts(side=side, name=self.name.data, code=OTHER_CODE[side])
