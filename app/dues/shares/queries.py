"""Selects of what each fund asked for a period."""

from __future__ import annotations

from datetime import date

from app.core.periods import Period
from app.dues.ledger.account_queries import ledger_of
from app.dues.shares.facts import FundPeriod
from app.dues.shares.rules import fund_periods

#: Selects that `fund_periods_of` sends, whatever the size: those of `ledger_of`.
FUND_SELECTS = 5


def fund_periods_of(unit_id: int, period: Period, as_of: date) -> dict[int, FundPeriod]:
    """Each fund of the union over the period, by its id, as of the cut-off."""
    return fund_periods(ledger_of(unit_id), period, as_of)
