"""Facts of a budget line."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.choices import Choice


class BudgetSide(Choice):
    """Loại of the sheet Dự toán."""

    RECEIPT = "receipt", "Thu"
    PAYMENT = "payment", "Chi"


@dataclass(frozen=True, slots=True)
class BudgetFacts:
    """A line of the year's budget (dự toán); `fund_id` None: all the union's money."""

    year: int
    side: BudgetSide
    item: str
    amount: int
    fund_id: int | None = None
