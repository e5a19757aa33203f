"""Filters of the timeline."""

from __future__ import annotations

from wtforms import SelectField

from app.books.cashbook.queries import funds_of
from app.core.choices import Choice
from app.core.periods import parse_period
from app.desk.timeline.queries import Wanted, kinds
from app.people.roster.queries import people_to_choose
from app.web.forms.choices import ChoiceField, IdField, offered
from app.web.forms.fields import DayField, PeriodField, TextField
from app.web.forms.filters import FilterForm


class Shown(Choice):
    """Which entries are shown: live ones by default."""

    WITHDRAWN = "withdrawn", "Đã rút"


class TimelineFilter(FilterForm):
    """The filter of the timeline."""

    q = TextField("Tìm trong nhật ký", description="Tìm nội dung, dịp, tên người")
    period = PeriodField("Kỳ", render_kw={"placeholder": "Ví dụ: Quý 1/2024"})
    since = DayField("Từ ngày")
    until = DayField("Đến ngày")
    kind = SelectField("Loại", default="")
    fund = IdField("Quỹ")
    person = IdField("Người")
    shown = ChoiceField("Tình trạng", Shown, optional=True)

    def offer(self, unit_id: int) -> TimelineFilter:
        """Fill the lists with the kinds of entries and this union's funds and people."""
        self.kind.choices = [("", "Tất cả"), *kinds().items()]
        offered(self.fund, [(fund.id, fund.name) for fund in funds_of(unit_id)])
        offered(self.person, people_to_choose(unit_id))
        self.shown.choices = [("", "Còn trong sổ"), *Shown.options()]
        return self

    def wanted(self) -> Wanted:
        """The submitted filter; period and days are intersected."""
        period = parse_period(self.period.data) if self.period.data else None
        starts = [day for day in (self.since.data, period and period.start) if day]
        ends = [day for day in (self.until.data, period and period.end) if day]
        return Wanted(
            since=max(starts, default=None),
            until=min(ends, default=None),
            kind=self.kind.data or "",
            fund_id=self.fund.data,
            member_id=self.person.data,
            words=self.q.data or "",
            withdrawn=self.shown.data is Shown.WITHDRAWN,
        )
