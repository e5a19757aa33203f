"""What pages of totals ask: period, cut-off day, figure; and the groups of the unions below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField, HiddenField, SelectField, StringField

from app.core.errors import Refused
from app.core.fields import label_of
from app.core.periods import Period, parse_period, period_between
from app.office.units.models import Unit
from app.web.forms.choices import PlainSelect
from app.web.forms.fields import DayField, PeriodField
from app.web.forms.filters import FilterForm
from app.web.forms.lines import LineForm, LinesForm
from app.web.forms.stated import stated_box
from app.year.below.facts import LowerFacts
from app.year.figures.scopes import cut_off
from app.year.received.queries import Lower
from app.year.totals.queries import newest_period, table_of
from app.year.totals.tables.rules import RATING, TotalsTable


class PeriodForm(FilterForm):
    """Which period, as of which day; what was received last by default."""

    period = PeriodField("Kỳ", render_kw={"placeholder": "Ví dụ: 2024"})
    as_of = DayField("Số liệu tính đến ngày")

    def table(self, unit: Unit, today: date) -> TotalsTable:
        """What was received of the chosen period; also sets the boxes. Three statements while it is kept."""
        period = self.chosen(unit, today)
        try:
            day = cut_off(period, today, self.as_of.data)
        except Refused:
            self.as_of.data, day = None, cut_off(period, today)
        return table_of(unit, period, day)

    def chosen(self, unit: Unit, today: date) -> Period:
        """The chosen period alone; also sets its box."""
        if not self.period.data:
            days = newest_period(unit.id)
            self.period.data = period_between(*days).label if days else str(today.year)
        return parse_period(self.period.data)

    def address(self) -> dict[str, Any]:
        """Period and day as links of the page hand them on."""
        return {"period": self.period.data, "as_of": self.as_of.data and f"{self.as_of.data:%d/%m/%Y}"}


class FiguresFilter(PeriodForm):
    """Which figures of the table."""

    q = StringField("Tìm", description="Tìm theo tên số liệu")
    far = BooleanField("Chỉ số liệu có điểm khác thường")


class UnionsFilter(PeriodForm):
    """Which figure of which unions."""

    q = StringField("Tìm", description="Tìm theo tên công đoàn")
    key = SelectField("Số liệu", choices=[], validate_choice=False, widget=PlainSelect())
    group = SelectField(
        label_of(LowerFacts, "group_name"), choices=[], validate_choice=False, widget=PlainSelect()
    )

    def offer(self, table: TotalsTable) -> UnionsFilter:
        """The figures of the table, and the groups of its unions; what is not there is not chosen."""
        keys = {one.key: one.label for one in table.lines}
        if self.key.data not in keys:
            self.key.data = RATING if RATING in keys else next(iter(keys), "")
        groups = sorted({one.group for one in table.now.expected if one.group})
        self.key.choices, self.group.choices = keys, {"": "Tất cả", **{one: one for one in groups}}
        if self.group.data not in groups:
            self.group.data = ""
        return self


class GroupLine(LineForm):
    """One union's box."""

    group_name = stated_box(LowerFacts, "group_name")
    #: The group that the page showed.
    seen = HiddenField()


class GroupsForm(LinesForm):
    """The group of each union below."""

    lines: Mapping[int, GroupLine]

    def offer(self, lowers: Sequence[Lower]) -> GroupsForm:
        """A line for each of the unions."""
        self.lines = {
            one.id: GroupLine(prefix=f"{one.id}-", group_name=one.group, seen=one.group) for one in lowers
        }
        return self

    def mark_seen(self, lowers: Sequence[Lower]) -> None:
        """Say of each line what is recorded now; sent again, the officer's words are saved."""
        for one in lowers:
            if line := self.lines.get(one.id):
                line.seen.data = one.group

    def changes(self) -> dict[int, tuple[str, str]]:
        """By the union's id: the group that the page showed and the one wanted, where they differ."""
        pairs = {union: (line.seen.data or "", line.group_name.data) for union, line in self.lines.items()}
        return {union: (seen, wanted) for union, (seen, wanted) in pairs.items() if seen != wanted}
