"""Forms of the plan's lines."""

from __future__ import annotations

from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.fields import (
    REQUIRED,
    AnyYearField,
    CountField,
    LongTextField,
    TextField,
    YearField,
)
from app.year.commitments.forms import PLACE
from app.year.plan.facts import PlanFacts


class PlanFilter(FilterForm):
    """Filters of the plan."""

    q = TextField("Tìm nội dung, chỉ tiêu")
    year = AnyYearField("Năm")


class PlanForm(EntryForm):
    """One task planned for a year."""

    of = PlanFacts

    year = YearField("Năm", description="Năm được lập kế hoạch.")
    position = CountField("Số thứ tự", description=PLACE)
    content = LongTextField("Nội dung", [REQUIRED])
    target = TextField("Chỉ tiêu", most=1000)
    result = LongTextField("Kết quả")
