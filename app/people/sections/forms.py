"""Forms of sections."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.log.records.lists import WordsFilter
from app.people.sections.facts import SectionFacts
from app.web.forms.base import EntryForm
from app.web.forms.fields import DayField
from app.web.forms.stated import More


class SectionFilter(WordsFilter):
    """And the day on which the sections are shown."""

    as_of = DayField("Tính đến ngày", render_kw={"placeholder": "hôm nay"})

    def on(self, today: date) -> dict[str, Any]:
        """The rows of the list; without a day, as of today."""
        return {"words": self.q.data or "", "as_of": self.as_of.data or today}


class SectionForm(EntryForm):
    """A section, from when to when."""

    of = SectionFacts
    layout = ("name", ("starts_on", "ends_on"), More("Thêm chi tiết", ("note", "former_names")))
