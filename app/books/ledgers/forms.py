"""Forms of ledgers, counts of the cash box and closings."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import IntegerField, SelectField
from wtforms.validators import NumberRange, Optional, ValidationError

from app.books.cashbook.queries import funds_of
from app.books.counts.facts import CountFacts
from app.core.dates import FIRST_YEAR, LAST_YEAR
from app.core.periods import BadPeriod, Period, parse_period, period_between
from app.web.forms.base import EntryForm, FilterForm, Form
from app.web.forms.choices import FundChoice, IdField, PlainSelect, offered
from app.web.forms.fields import REQUIRED, AnyYearField, DayField, LongTextField, TextField


class LedgerFilter(FilterForm):
    """The period and the fund of a ledger; two dates go before the list."""

    period = SelectField("Kỳ", validate_choice=False, widget=PlainSelect())
    start = DayField("Từ ngày")
    end = DayField("Đến ngày")
    fund = IdField("Quỹ")

    #: Names by id of the funds that can be chosen.
    funds: dict[int, str]

    def offer(self, unit_id: int) -> LedgerFilter:
        """Fill the list with the union's funds."""
        self.funds = {one.id: one.name for one in funds_of(unit_id)}
        offered(self.fund, list(self.funds.items()))
        return self

    def validate_period(self, field: SelectField) -> None:
        try:
            parse_period(field.data or str(FIRST_YEAR))
        except BadPeriod as bad:
            raise ValidationError(bad.sentence) from bad

    def validate_end(self, field: DayField) -> None:
        if bool(self.start.data) != bool(field.data):
            raise ValidationError("Hãy điền cả từ ngày và đến ngày.")
        if self.start.data and field.data and field.data < self.start.data:
            raise ValidationError("Đến ngày phải sau từ ngày.")

    def chosen(self, default: str) -> Period:
        """The period asked for, which then stands in the box; `default` where none was."""
        named = parse_period(self.period.data or default)
        self.period.data = named.label
        self.period.choices = [(one, one) for one in _offered(named)]
        if self.start.data and self.end.data:
            return period_between(self.start.data, self.end.data)
        return named

    @property
    def fund_name(self) -> str | None:
        """The fund chosen, None for all."""
        return self.funds.get(self.fund.data)


def _offered(named: Period) -> list[str]:
    """The year of the period, its quarters and months, the years beside it."""
    year = named.end.year
    parts = [f"Quý {quarter}/{year}" for quarter in range(1, 5)]
    months = [f"{month:02d}/{year}" for month in range(1, 13)]
    beside = [str(one) for one in (year - 1, year + 1) if FIRST_YEAR <= one <= LAST_YEAR]
    return list(dict.fromkeys([str(year), *parts, *months, *beside, named.label]))


class YearFilter(FilterForm):
    """The year of a list; without one this year, or all of them."""

    year = AnyYearField("Năm")

    def chosen(self, today: date) -> int:
        """The year asked for, which then stands in the box."""
        self.year.data = int(self.year.data or today.year)
        return self.year.data


class PiecesField(IntegerField):
    """How many notes, from 0 up; empty stays None."""

    kind = "count"

    def __init__(self, label: str, **kwargs: Any) -> None:
        bound = NumberRange(0, 1_000_000, "Hãy ghi số tờ, từ 0 trở lên.")
        super().__init__(label, [Optional(), bound], **kwargs)


class CountForm(EntryForm):
    """A count of the cash box."""

    of = CountFacts

    counted_on = DayField("Ngày kiểm quỹ", [REQUIRED], description="So với sổ quỹ đến hết ngày này.")
    fund_id = FundChoice("Quỹ", description="Để trống: tiền mặt của tất cả các quỹ.")
    note_500000 = PiecesField("Tờ 500.000 đồng")
    note_200000 = PiecesField("Tờ 200.000 đồng")
    note_100000 = PiecesField("Tờ 100.000 đồng")
    note_50000 = PiecesField("Tờ 50.000 đồng")
    note_20000 = PiecesField("Tờ 20.000 đồng")
    note_10000 = PiecesField("Tờ 10.000 đồng")
    note_5000 = PiecesField("Tờ 5.000 đồng")
    note_2000 = PiecesField("Tờ 2.000 đồng")
    note_1000 = PiecesField("Tờ 1.000 đồng")
    note_500 = PiecesField("Tờ 500 đồng")
    explanation = LongTextField("Lý do chênh lệch", description="Cần ghi khi đếm được khác với sổ.")
    present = TextField(
        "Người tham gia kiểm quỹ",
        most=1000,
        description="Cách nhau bằng dấu chấm phẩy. Để trống: Chủ tịch, Kế toán, Thủ quỹ trong ngày ấy.",
    )

    def offer(self, unit_id: int) -> CountForm:
        """Fill the list with the union's funds."""
        self.fund_id.offer(unit_id)
        return self


class CloseForm(Form):
    """The last day of the period to be closed."""

    ends_on = DayField("Khóa đến hết ngày", [REQUIRED])
