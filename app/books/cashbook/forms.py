"""Forms of the cash book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Self

from wtforms import BooleanField
from wtforms.validators import ValidationError

from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.fields import FundChoice
from app.books.cashbook.queries import funds_of
from app.books.closings.forms import LateForm
from app.books.items.fields import Offers, offers_of
from app.books.lines.ends import WantedLines
from app.core.fields import label_of
from app.core.periods import Period, parse_period
from app.log.activities.facts import Channel
from app.web.clock import today
from app.web.forms.base import AskingForm
from app.web.forms.choices import ChoiceField, IdField, offered
from app.web.forms.fields import DayField, PeriodField, TextField
from app.web.forms.filters import FilterForm
from app.web.forms.stated import More, Part, names_in_layout


class BookFilter(FilterForm):
    """The filters of the cash book; without a period it shows this year."""

    q = TextField("Tìm nội dung, người nộp, nhận, số phiếu")
    period = PeriodField("Kỳ", render_kw={"placeholder": "Ví dụ: Quý 1/2024"})
    fund = IdField(label_of(MoneyFacts, "fund_id"))
    channel = ChoiceField(label_of(MoneyFacts, "channel"), Channel, optional=True)
    late = BooleanField("Chỉ các dòng sửa cho kỳ đã khóa")

    def offer(self, unit_id: int) -> BookFilter:
        """Fill the list with the union's funds."""
        offered(self.fund, [(one.id, one.name) for one in funds_of(unit_id)])
        return self

    def wanted(self, day: date) -> WantedLines:
        """The chosen filters; without a period the year of `day`, which is then shown in the box."""
        self.period.data = self.period.data or str(day.year)
        period = parse_period(self.period.data)
        filters = (self.fund.data, self.channel.data, self.q.data or "", bool(self.late.data))
        return WantedLines(period.start, period.end, *filters)


class BalanceFilter(FilterForm):
    """The day whose evening the balances are counted on."""

    as_of = DayField("Số dư đến hết ngày")


class OthersFilter(FilterForm):
    """The period in which others paid; without one it is this year."""

    period = PeriodField("Kỳ", render_kw={"placeholder": "Ví dụ: Quý 1/2024"})

    def chosen(self, day: date) -> Period:
        """The chosen period, which is then shown in the box."""
        self.period.data = self.period.data or str(day.year)
        return parse_period(self.period.data)


class MoneyForm(LateForm, AskingForm):
    """A plain receipt, payment or transfer: money that no other page records."""

    of = MoneyFacts
    #: Items and phrases that the boxes of content and item suggest.
    offers: Offers

    layout = (
        ("direction", "happened_on", "amount"),
        "description",
        ("fund_id", "channel"),
        ("to_fund_id", "to_channel"),
        "item",
        ("counterparty", "voucher_text"),
    )

    def offer(self, unit_id: int) -> Self:
        """Fill the lists with the union's funds, items and phrases."""
        self.fund_id.offer(unit_id, self.to_fund_id)
        self.offers = offers_of(unit_id)
        self.description.render_kw = {"list": "phrases", "data-fills": "item"}
        self.item.render_kw = {"list": "items"}
        return self

    def parts(self) -> list[Part]:
        """A transfer asks for its second end, everything else for the item; the rest is folded."""
        ends = ("to_fund_id", "to_channel")
        fold = More("Nơi đến, khi chuyển tiền", ends)
        if self.direction.data == Direction.TRANSFER or any(self[name].errors for name in ends):
            fold = More("Thêm chi tiết", ("item", "counterparty", "voucher_text"))
        parts = [part for part in super().parts() if not {*names_in_layout([part])} <= {*fold.names}]
        late = parts.index("book_in") if "book_in" in parts else len(parts)
        return [*parts[:late], fold, *parts[late:]]

    def facts(self) -> MoneyFacts:
        """The facts of the valid form; an entry without an item takes the one of its phrase."""
        facts: MoneyFacts = super().facts()
        if facts.item:
            return facts
        return replace(facts, item=self.offers.item_for(facts.direction, facts.description))

    def validate_happened_on(self, field: DayField) -> None:
        if field.data and field.data > today():
            raise ValidationError("Ngày ở sau hôm nay: sổ quỹ chỉ ghi tiền đã thu, đã chi.")

    def validate_to_fund_id(self, field: FundChoice) -> None:
        self._refuse_unless_transfer(field.data)

    def validate_to_channel(self, field: ChoiceField) -> None:
        self._refuse_unless_transfer(field.data)

    def _refuse_unless_transfer(self, chosen: object) -> None:
        if chosen and self.direction.data is not Direction.TRANSFER:
            raise ValidationError("Nơi đến chỉ ghi khi chuyển tiền; thu, chi thì để trống.")
