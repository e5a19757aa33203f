"""Accounts with the funds on a day, calculated again from the books with the reasons of each due."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Mapping, Sequence
from datetime import date

from app.dues.funds.facts import TermFacts
from app.dues.ledger import queries
from app.dues.ledger.account_rules import accounts_of_all
from app.dues.ledger.facts import FundAccount, LedgerFacts


def ledger_of(
    unit_id: int,
    *,
    fund_ids: Some[int] | None = None,
    member_ids: Some[int] | None = None,
    terms: Mapping[int, Sequence[TermFacts]] | None = None,
) -> LedgerFacts:
    """What the dues of these funds and people (None: all) are calculated from; five statements.

    `terms`: those of each fund, where they were read already.
    """
    rules = queries.fund_rules(unit_id, terms)
    if fund_ids is not None:
        rules = [rule for rule in rules if rule.fund_id in fund_ids]
    return LedgerFacts(
        tuple(rules),
        queries.membership_spans_of(unit_id, member_ids),
        queries.exemptions_of(unit_id, member_ids),
        queries.payments_of(unit_id, [rule.fund_id for rule in rules], member_ids),
    )


def accounts_of(unit_id: int, member_id: int, as_of: date) -> list[FundAccount]:
    """The person's account with every fund that they owed or paid anything by `as_of`; five statements."""
    accounts = accounts_of_all(ledger_of(unit_id, member_ids=[member_id]), as_of)
    return [one for one in accounts.values() if one.lines or one.advance or one.credit]
