"""Forms of the settlement's pages: year or period, inspection, words to add to the list of items."""

from __future__ import annotations

from datetime import date

from wtforms.validators import NumberRange, Optional

from app.books.items.facts import ItemFacts, ItemSide
from app.core.dates import FIRST_YEAR, LAST_YEAR
from app.core.periods import Period, parse_period
from app.web.forms.base import Form
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, DayField, PeriodField, TextField, WholeField
from app.web.forms.filters import FilterForm
from app.year.inspection.minutes import Visit
from app.year.settlement.rules import OTHER_CODE


class YearFilter(FilterForm):
    """The year of a paper; this year by default."""

    # The year before is read too, so the first year of the calendar is left out.
    year = WholeField("Năm", [Optional(), NumberRange(FIRST_YEAR + 1, LAST_YEAR, "Hãy ghi năm như 2024.")])

    def chosen(self, today: date) -> int:
        """The requested year; also sets the box."""
        self.year.data = int(self.year.data or today.year)
        return self.year.data


class PeriodFilter(FilterForm):
    """The period of a page; this year by default."""

    period = PeriodField("Kỳ", render_kw={"placeholder": "Ví dụ: Quý 1/2024"})

    def chosen(self, today: date) -> Period:
        """The requested period; also sets the box."""
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
    """Words of entries to add to the list as an item under «khác», to be corrected there."""

    side = ChoiceField("Loại", ItemSide)
    name = TextField("Khoản mục", [REQUIRED])

    def facts(self) -> ItemFacts:
        """The item that the words become."""
        side: ItemSide = self.side.data
        return ItemFacts(side=side, name=self.name.data, code=OTHER_CODE[side])
