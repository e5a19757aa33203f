"""Filters of the security log."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import SelectField

from app.office.security_log.rules import EventKind
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import DayField
from app.web.forms.filters import FilterForm


class EventFilter(FilterForm):
    """Kind, person, first and last day (inclusive)."""

    kind = ChoiceField("Việc", EventKind, optional=True)
    who = SelectField("Ai", validate_choice=False)
    since = DayField("Từ ngày")
    until = DayField("Đến ngày")

    def offer(self, names: Iterable[str]) -> None:
        """Fill the list of people."""
        self.who.choices = [("", "Tất cả"), *((name, name) for name in names)]
