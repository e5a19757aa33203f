"""Forms of the list of unions below."""

from __future__ import annotations

from typing import Any

from app.log.records.lists import WordsFilter
from app.web.forms.base import EntryForm
from app.web.forms.fields import DayField
from app.web.forms.stated import More
from app.year.below.facts import LowerFacts


class LowerFilter(WordsFilter):
    """And the day on which they are below; empty for all, also former ones."""

    as_of = DayField("Có vào ngày", render_kw={"placeholder": "mọi lúc"})

    def sought(self) -> dict[str, Any]:
        """The rows of the list."""
        return {"words": self.q.data or "", "as_of": self.as_of.data}


class LowerForm(EntryForm):
    """A union below."""

    of = LowerFacts
    layout = (
        "name",
        ("kind", "group_name"),
        "contact",
        More("Thêm chi tiết", ("code", "starts_on", "ends_on", "note")),
    )
