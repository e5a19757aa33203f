"""Forms of the officer's own paragraphs."""

from __future__ import annotations

from app.core.fields import label_of
from app.core.periods import Period, parse_period
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import PeriodField, TextField
from app.year.statements.facts import StatementFacts, Topic


class StatementFilter(FilterForm):
    """Filters of the paragraphs."""

    q = TextField("Tìm trong nhận định")
    topic = ChoiceField(label_of(StatementFacts, "topic"), Topic, optional=True)
    period_text = PeriodField(label_of(StatementFacts, "period_text"))

    def period(self) -> Period | None:
        """The requested period of the list, or None."""
        return parse_period(self.period_text.data) if self.period_text.data else None


class StatementForm(EntryForm):
    """One paragraph for the report of a period."""

    of = StatementFacts
    layout = (("period_text", "topic"), "content")
    attributes = {"content": {"rows": 8}}
