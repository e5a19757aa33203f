"""Forms of days that come every year."""

from __future__ import annotations

from app.desk.anniversaries.facts import AnniversaryFacts
from app.web.forms.base import EntryForm
from app.web.forms.fields import TextField
from app.web.forms.filters import FilterForm


class AnniversaryForm(EntryForm):
    """A day that comes every year."""

    of = AnniversaryFacts
    layout = ("name", ("day", "month", "year"), "is_lunar")


class AnniversaryFilter(FilterForm):
    """The list of days."""

    q = TextField("Tìm tên ngày")
