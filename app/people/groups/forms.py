"""The filter of the list of groups."""

from __future__ import annotations

from app.web.forms.base import FilterForm
from app.web.forms.fields import DayField


class GroupsFilter(FilterForm):
    """The day on which the groups are shown."""

    as_of = DayField("Tính đến ngày", render_kw={"placeholder": "hôm nay"})
