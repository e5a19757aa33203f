"""Filters of the trail."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import SelectField

from app.web.forms.fields import DayField, TextField
from app.web.forms.filters import FilterForm


class TrailFilter(FilterForm):
    """Words, actor, first and last day (inclusive)."""

    q = TextField("Tìm nội dung, lý do, người ghi")
    who = SelectField("Người ghi", validate_choice=False)
    since = DayField("Từ ngày")
    until = DayField("Đến ngày")

    def offer(self, actors: Iterable[str]) -> None:
        """Fill the list of actors."""
        self.who.choices = [("", "Tất cả"), *((name, name) for name in actors)]
