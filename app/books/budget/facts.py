"""Facts of a budget line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import ANY_YEAR, Money, OneOf, Reference, Text, Year
from app.core.periods import OfPeriod


class BudgetSide(Choice):
    """Loại of the sheet Dự toán."""

    RECEIPT = "receipt", "Thu"
    PAYMENT = "payment", "Chi"


@dataclass(frozen=True, slots=True)
class BudgetFacts(OfPeriod):
    """A line of the year's budget (dự toán); `fund_id` None: all the union's money."""

    year: Annotated[str, Year("Năm", required=True, help=ANY_YEAR, of_money=True)]
    side: Annotated[BudgetSide, OneOf("Loại", choices=BudgetSide, required=True, width=9)]
    item: Annotated[
        str,
        Text("Khoản mục", required=True, width=34, help="Viết như khi ghi thu, chi thì báo cáo so được."),
    ]
    amount: Annotated[int, Money("Số tiền", required=True)]
    fund_id: Annotated[int | None, Reference("Quỹ", to="funds", help="Để trống: chung cho các quỹ.")] = None
