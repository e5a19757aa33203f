"""Forms of funds and their terms."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.books.cashbook.facts import Nature
from app.core.money import BadMoney, parse_money
from app.dues.funds.facts import Basis, FundFacts, PartYear, TermFacts
from app.log.activities.facts import Channel
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import REQUIRED, DayField, DecimalField, MoneyField, TextField


class RateField(DecimalField):
    """Đồng typed as money (40.000, 40k), or per cent with a decimal comma (0,5)."""

    def _parse(self, text: str) -> Any:
        try:
            return Decimal(parse_money(text))
        except BadMoney:
            return super()._parse(text)


class FundFilter(FilterForm):
    """The day whose evening the balances are counted on."""

    as_of = DayField("Số dư đến hết ngày")


class TermForm(EntryForm):
    """A fund's rate over a stretch of time, and its opening balance."""

    of = TermFacts

    fund_name = TextField("Tên quỹ", [REQUIRED])
    basis = ChoiceField("Kỳ đóng", Basis)
    rate = RateField(
        "Mức đóng",
        description="Số đồng như 40.000; với tỷ lệ lương thì là phần trăm, như 0,5. Tự nguyện: để trống.",
    )
    starts_on = DayField("Từ ngày", description="Để trống: từ trước đến nay.")
    ends_on = DayField("Đến ngày", description="Để trống: vẫn còn áp dụng.")
    remit_percent = DecimalField(
        "Nộp cấp trên (%)", description="Phần thu hộ nộp lên cấp trên, như 100 hoặc 40."
    )
    most_amount = MoneyField(
        "Nhiều nhất mỗi tháng",
        description="Với tỷ lệ lương, ở doanh nghiệp là 10% lương cơ sở. Để trống: không giới hạn.",
    )
    part_year = ChoiceField(
        "Là đoàn viên một phần năm thì đóng",
        PartYear,
        optional=True,
        description="Với mức đóng theo năm. Để trống là cả mức.",
    )
    opening_amount = MoneyField("Số dư đầu kỳ", description="Tiền có sẵn trong quỹ vào sáng ngày số dư.")
    opening_on = DayField(
        "Ngày số dư", description="Thu, chi trước ngày này đã nằm trong số dư, không ghi lại."
    )
    opening_channel = ChoiceField(
        "Hình thức của số dư", Channel, optional=True, description="Để trống là tiền mặt."
    )

    def facts(self) -> TermFacts:
        """The facts of the valid form; `part_year` left empty is the full rate."""
        facts: TermFacts = super().facts()
        return facts if facts.part_year else replace(facts, part_year=PartYear.FULL_RATE)


class NatureForm(EntryForm):
    """Whose money a fund holds."""

    of = FundFacts

    nature = ChoiceField("Nguồn tiền", Nature)
