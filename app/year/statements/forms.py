"""Forms of the officer's own paragraphs."""

from __future__ import annotations

from app.core.periods import Period, parse_period
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import (
    REQUIRED,
    LongTextField,
    PeriodField,
    TextField,
)
from app.year.statements.facts import StatementFacts, Topic


class StatementFilter(FilterForm):
    """Filters of the paragraphs."""

    q = TextField("Tìm trong nhận định")
    topic = ChoiceField("Mục", Topic, optional=True)
    period_text = PeriodField("Kỳ")

    def period(self) -> Period | None:
        """The requested period of the list, or None."""
        return parse_period(self.period_text.data) if self.period_text.data else None


class StatementForm(EntryForm):
    """One paragraph for the report of a period."""

    of = StatementFacts

    period_text = PeriodField(
        "Kỳ", [REQUIRED], description="Ví dụ 2024; 6 tháng đầu năm 2024; Quý 1/2024; Năm học 2023-2024."
    )
    topic = ChoiceField("Mục", Topic)
    content = LongTextField(
        "Nội dung", [REQUIRED], description="Mỗi dòng là một đoạn, in nguyên văn trong báo cáo."
    )
