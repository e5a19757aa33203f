"""Forms of recurring activities."""

from __future__ import annotations

from app.core.dates import FIRST_YEAR, LAST_YEAR
from app.life.events.facts import Category
from app.life.series.facts import Cadence, SeriesFacts
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, AnyYearField, DayField, TextField


class SeriesFilter(FilterForm):
    """Filters of the list, and the year whose occurrences are shown."""

    q = TextField("Tìm tên, địa điểm")
    category = ChoiceField("Loại", Category, optional=True)
    year = AnyYearField("Năm")

    def chosen_year(self, this_year: int) -> int:
        """The requested year; this year if none was sent or it is out of range."""
        self.validate()
        year = self.year.data or this_year
        return year if FIRST_YEAR <= year <= LAST_YEAR else this_year


class SeriesForm(EntryForm):
    """A recurring activity."""

    of = SeriesFacts

    title = TextField("Tên", [REQUIRED], most=1000, description="Ví dụ: Họp Ban Chấp hành.")
    category = ChoiceField("Loại", Category)
    cadence = ChoiceField("Bao lâu một lần", Cadence)
    starts_on = DayField("Lần đầu", [REQUIRED], description="Những lần sau rơi vào cùng ngày trong tháng.")
    ends_on = DayField("Đến hết ngày", description="Để trống nếu chưa định thôi.")
    place = TextField("Địa điểm", most=500)
