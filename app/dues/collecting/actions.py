"""Posting a collection grid: everybody's payment in one transaction, once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from app.books.cashbook.queries import lock_books
from app.core.actor import Actor
from app.dues.collecting.draft.actions import draft_seen
from app.dues.collecting.facts import Cell, CollectingRound, GridPayment
from app.dues.collecting.queries import lines_of
from app.dues.collecting.rules import refuse_day, refuse_wrong_lines
from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.extensions import db


def post_grid(
    unit_id: int,
    one: CollectingRound,
    cells: Mapping[int, Cell],
    payment: GridPayment,
    seen: int,
    actor: Actor,
    today: date,
    now: datetime,
) -> int:
    """Record the payments in the cells as one collection and close its draft; returns the collection's id.

    Concurrent posts wait for each other, and the list is read after the wait: nothing is recorded twice.
    Raises WrongLines for payments recorded meanwhile, Refused, NewerDraft.
    """
    lock_books(unit_id)
    draft = draft_seen(unit_id, one, seen)
    refuse_day(payment.paid_on, [one.rule], today)
    lines = lines_of(unit_id, one)
    found = refuse_wrong_lines(lines, cells, payment)
    rows = [
        (
            None,
            ContributionFacts(
                member_id=line.key,
                fund_id=one.rule.fund_id,
                period_text=one.period.label,
                amount=found.amounts[line.key],
                paid_on=payment.paid_on,
                payer_name=line.name,
                channel=payment.channel,
                voucher_text=payment.voucher_text,
                note=cells[line.key].note,
            ),
        )
        for line in lines
        if line.key in found.amounts
    ]
    collection_id = record_contributions(unit_id, rows, actor, today)[0].collection_id
    if draft is not None:
        draft.posted_at, draft.collection_id = now, collection_id
        db.session.flush()
    return collection_id
