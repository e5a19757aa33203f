"""Forms of recurring activities."""

from __future__ import annotations

from app.core.dates import FIRST_YEAR, LAST_YEAR
from app.life.series.facts import SeriesFacts
from app.web.forms.base import EntryForm
from app.web.forms.fields import AnyYearField, TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import narrowing_box


class SeriesFilter(FilterForm):
    """Filters of the list, and the year whose occurrences are shown."""

    q = TextField("Tìm tên, địa điểm")
    category = narrowing_box(SeriesFacts, "category")
    year = AnyYearField()

    def chosen_year(self, this_year: int) -> int:
        """The requested year; this year if none was sent or it is out of range."""
        self.validate()
        year = self.year.data or this_year
        return year if FIRST_YEAR <= year <= LAST_YEAR else this_year


class SeriesForm(EntryForm):
    """A recurring activity."""

    of = SeriesFacts
    begins_in = "title"
    layout = ("title", ("category", "cadence"), ("starts_on", "ends_on"), "place")
