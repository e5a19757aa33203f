"""What is recorded of union meals and shift meals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from app.core.choices import Choice
from app.core.fields import Booked, Count, Day, Fund, Lines, Money, OneOf, Text
from app.core.vietnamese import LONGEST_TEXT
from app.log.activities.facts import EntryFacts, MoneySource, PaidIn, VoucherText, money_of


class Meal(Choice):
    """Loại of the sheet Bữa ăn."""

    UNION = "union", "Bữa cơm Công đoàn"
    SHIFT = "shift", "Bữa ăn ca"


@dataclass(frozen=True, slots=True)
class MealFacts:
    """A row of the sheet Bữa ăn. `price` is whole đồng a meal, `cost` what the union paid."""

    starts_on: Annotated[date, Day("Ngày", required=True, heading="Từ ngày")]
    meal: Annotated[Meal, OneOf("Loại", choices=Meal, required=True, width=18)] = Meal.UNION
    servings: Annotated[int, Count("Số suất", required=True)] = 1
    price: Annotated[int | None, Money("Mức một suất")] = None
    payer: Annotated[str, Text("Ai chi", help="Như công ty, công ty và công đoàn.")] = ""
    cost: Annotated[int | None, Money("Công đoàn chi")] = None
    fund_id: Annotated[int | None, Fund("Quỹ chi", amount="cost")] = None
    channel: PaidIn = None
    ends_on: Annotated[date | None, Day("Đến ngày", help="Để trống nếu chỉ một ngày.")] = None
    occasion: Annotated[str, Text("Dịp", most=LONGEST_TEXT)] = ""
    place: Annotated[str, Text("Địa điểm", most=LONGEST_TEXT)] = ""
    voucher_text: VoucherText = ""
    note: Annotated[str, Lines("Ghi chú", width=24)] = ""
    money_source: Annotated[MoneySource | None, money_of("cost")] = None
    booked_on: Booked = None

    def entry(self) -> EntryFacts:
        return EntryFacts.of(
            self,
            title=self.meal.label,
            amount=self.cost,
            also_found_by=self.payer,
        )
