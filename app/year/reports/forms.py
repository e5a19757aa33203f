"""The form of the report page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from flask import request
from wtforms import BooleanField, SelectField
from wtforms.validators import Optional, ValidationError

from app.core.periods import BadPeriod, Period, parse_period, period_between, year_earlier
from app.core.years.working import WorkingYear, working_year_on
from app.log.activities.queries import years_recorded
from app.office.units.queries import congress_days, unit_as_of
from app.office.units.rules import read_period, term_days
from app.web.clock import today
from app.web.forms.base import Form, refusal_beside_box
from app.web.forms.fields import DayField, Filled, TextField
from app.web.forms.filters import FilterForm, refuse_half_span
from app.web.guards import unit, working_year
from app.year.figures.scopes import refuse_day_outside
from app.year.outlines.queries import own_outlines
from app.year.reports.outline import DEFAULT, load_outline, outline_names, usual_outline
from app.year.reports.record import Paper


class ReportForm(FilterForm):
    """The period, the cut-off date, the outline, and number and day of the paper."""

    ky = SelectField("Kỳ báo cáo", validate_choice=False)
    tu = DayField("Từ ngày", description="Chỉ điền khi kỳ không có trong danh sách.")
    den = DayField("Đến ngày")
    tinh_den = DayField(
        "Số liệu tính đến ngày",
        [Optional()],
        description="Để trống là ngày cuối kỳ, hoặc hôm nay khi kỳ chưa hết.",
    )
    so = TextField("Số văn bản", most=20, description="Để trống để điền tay.")
    ngay_ky = DayField("Ngày ký", [Optional()], description="Để trống để điền tay.")
    de_cuong = SelectField("Đề cương", validate_choice=False)
    phu_luc = BooleanField("Kèm phụ lục Căn cứ số liệu")
    so_sanh = BooleanField("Kèm phụ lục So sánh với năm trước")

    #: The days of the union's congresses, where its terms begin.
    congresses: Sequence[date] = ()
    #: The periods of the list, the one proposed first.
    offered: Sequence[str] = ()
    #: The outline of the union's kind.
    usual = ""
    #: The union's own outlines: name -> label.
    own: Mapping[str, str] = MappingProxyType({})

    def offer(
        self,
        today: date,
        term: str,
        years: Iterable[int],
        congresses: Sequence[date] = (),
        kept: WorkingYear | None = None,
        usual: str = "",
        own: Mapping[str, str] = MappingProxyType({}),
    ) -> ReportForm:
        """The periods of this year, the years that have entries, the union's term; outlines, `own` too."""
        self.congresses, self.usual, self.own = congresses, usual or DEFAULT, own
        offered = offered_periods(today, term, years, kept)
        self.offered = tuple(offered)
        chosen = self.ky.data
        if chosen and chosen not in offered:
            offered.append(chosen)
        self.ky.choices = [(text, text) for text in offered]
        names = dict.fromkeys((self.usual, *outline_names()))
        labels = {name: load_outline(name).label for name in names}
        self.de_cuong.choices = [*labels.items(), *own.items()]
        return self

    @property
    def is_requested(self) -> bool:
        """Whether the address requests a report."""
        return bool(self.ky.data or self.tu.data or self.den.data)

    def validate_ky(self, field: SelectField) -> None:
        if field.data and not (self.tu.data and self.den.data):
            with refusal_beside_box():
                parse_period(field.data)

    def validate_den(self, field: DayField) -> None:
        refuse_half_span(self.tu, field)

    def validate_tinh_den(self, field: DayField) -> None:
        """A day of the period, not after the signing."""
        if not field.data or not self.is_requested:
            return
        try:
            period = self.period()
        except BadPeriod:
            return  # said beside the box of the period
        with refusal_beside_box():
            refuse_day_outside(period, field.data)
        if self.ngay_ky.data and self.ngay_ky.data < field.data:
            raise ValidationError("Ngày tính số liệu không được sau ngày ký.")

    def validate_ngay_ky(self, field: DayField) -> None:
        if field.data and self.is_requested and not self.ky.errors and field.data < self._first_day():
            raise ValidationError("Ngày ký không được trước ngày đầu của kỳ.")

    def validate_so_sanh(self, field: BooleanField) -> None:
        if field.data and self.is_requested and not self.ky.errors and not self.den.errors:
            try:
                before = year_earlier(self.period())
            except BadPeriod:
                return  # said beside the box of the period
            if before is None:
                raise ValidationError("Kỳ này không có kỳ cùng loại một năm trước để so sánh.")

    def _first_day(self) -> date:
        try:
            return self.period().start
        except BadPeriod:
            return date.min  # said beside the box of the period

    def validate_de_cuong(self, _field: SelectField) -> None:
        if self.outline in self.own:
            return
        with refusal_beside_box():
            load_outline(self.outline)

    def period(self) -> Period:
        """The requested period; two dates take precedence over the list."""
        if self.tu.data and self.den.data:
            start, end = self.tu.data, self.den.data
            return period_between(start, end, term_days(start.year, end.year, self.congresses))
        return read_period(self.ky.data, self.congresses)

    @property
    def outline(self) -> str:
        """The outline that was chosen, else the usual one."""
        return self.de_cuong.data or self.usual

    def content_query(self) -> dict[str, str]:
        """The parameters that decide the contents of the report, without number and day of the paper."""
        outline = self.outline if self.outline != self.usual else ""
        content = {field.name: field.data for field in (self.ky, self.tu, self.den, self.tinh_den)}
        return {name: str(value) for name, value in {**content, "de_cuong": outline}.items() if value}

    def paper(self) -> Paper:
        return Paper(self.so.data or "", self.ngay_ky.data)


def report_form() -> ReportForm:
    """The form as the address fills it, its lists those of the union that is open."""
    term = unit_as_of(unit(), today()).term
    days, years = congress_days(unit()), years_recorded(unit().id)
    own = {one.name: one.label for one in own_outlines(unit().id)}
    usual = usual_outline(unit())
    return ReportForm(request.args).offer(today(), term, years, days, working_year(), usual, own)


class PrintForm(Form):
    """The word of who prints over findings that are known."""

    reason = TextField("Lý do", [Filled()], most=500)


def offered_periods(
    today: date, term: str, years: Iterable[int], kept: WorkingYear | None = None
) -> list[str]:
    """The current year (last year until the end of February), its parts, other years, the term.

    The first is proposed: for who works by school years the one that is due, until two months of the next.
    """
    due = today.year if today.month > 2 else today.year - 1
    of_year = [f"6 tháng đầu năm {due}", f"6 tháng cuối năm {due}", f"9 tháng {due}"]
    quarters = [f"Quý {quarter}/{due}" for quarter in range(1, 5)]
    schools = [f"Năm học {first}-{first + 1}" for first in (due - 1, due)]
    others = [str(year) for year in dict.fromkeys((due - 1, *years)) if year != due]
    terms = [f"Nhiệm kỳ {term.replace(' ', '')}"] if term else []
    every = [str(due), *others[:10], *of_year, *quarters, *schools, *_readable(terms)]
    months = today.year * 12 + today.month - 3
    working = working_year_on(date(months // 12, months % 12 + 1, 1), kept).label
    return list(dict.fromkeys([working, *every]))


def _readable(texts: list[str]) -> list[str]:
    """Those that can be read as a period: the union's term is free text."""
    found = []
    for text in texts:
        try:
            found.append(parse_period(text).label)
        except BadPeriod:
            continue
    return found
