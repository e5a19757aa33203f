"""Forms of the plan's lines."""

from __future__ import annotations

from app.web.forms.base import EntryForm
from app.web.forms.fields import TextField
from app.web.forms.years import YearTextField
from app.year.commitments.forms import OfPeriodFilter
from app.year.plan.facts import PlanFacts


class PlanFilter(OfPeriodFilter):
    """Filters of the plan."""

    q = TextField("Tìm nội dung, chỉ tiêu")
    year = YearTextField()


class PlanForm(EntryForm):
    """One task planned for a year."""

    of = PlanFacts
    layout = (("year", "position"), "content", "target", ("timing", "assignee"), "result")
