"""Forms of the officer's own paragraphs."""

from __future__ import annotations

from typing import Any

from app.core.fields import label_of
from app.core.periods import parse_period
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import PeriodField, TextField
from app.web.forms.filters import FilterForm
from app.year.statements.facts import StatementFacts, Topic


class StatementFilter(FilterForm):
    """Filters of the paragraphs."""

    q = TextField("Tìm trong nhận định")
    topic = ChoiceField(label_of(StatementFacts, "topic"), Topic, optional=True)
    period_text = PeriodField(label_of(StatementFacts, "period_text"))

    def values(self) -> dict[str, Any]:
        """With the period of the text."""
        found = super().values()
        typed = found.pop("period_text")
        return {**found, "period": parse_period(typed) if typed else None}


class StatementForm(EntryForm):
    """One paragraph for the report of a period."""

    of = StatementFacts
    layout = (("period_text", "topic"), "content")
    attributes = {"content": {"rows": 8}}
