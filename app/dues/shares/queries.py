"""What funds asked for a period, read for figures."""

from __future__ import annotations

from app.dues.funds.queries import terms_read
from app.dues.ledger.account_queries import ledger_of
from app.dues.ledger.facts import LedgerFacts
from app.dues.shares.facts import FundPeriod
from app.dues.shares.rules import fund_periods
from app.log.figures.facts import Reading, Scope


def ledger_read(reading: Reading) -> LedgerFacts:
    """What all dues are calculated from, of any year; five statements, one of them for the terms."""
    return ledger_of(reading.unit.id, terms=reading.of(terms_read))


def funds_asked(scope: Scope) -> dict[int, FundPeriod]:
    """Each fund over the period by its id, as of the cut-off."""
    return fund_periods(scope.read(ledger_read), scope.period, scope.as_of)
