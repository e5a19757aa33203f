"""Lines of the budget."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    String,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import PeriodColumns
from app.office.trail.models import Recorded


class BudgetLine(PeriodColumns, Recorded):
    """A line of the year's budget."""

    __tablename__ = "budget_lines"

    side: Mapped[str] = mapped_column(String(10))
    item: Mapped[str] = mapped_column(String(300))
    amount: Mapped[int] = mapped_column(BigInteger)
    fund_id: Mapped[int | None] = mapped_column(ForeignKey("funds.id"))
