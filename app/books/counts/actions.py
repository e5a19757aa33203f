"""Writes of counts of the cash box. The book's balance of that evening is stored with each count."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from app.books.cashbook.queries import fund
from app.books.cashbook.rules import unknown_fund
from app.books.counts.facts import CountFacts
from app.books.counts.models import CashCount, CountedNote
from app.books.counts.queries import cash_on
from app.books.counts.rules import refuse_bad_count
from app.core.actor import Actor, Correction
from app.extensions import db
from app.log.activities import actions as log
from app.log.activities.row_actions import RowKind
from app.office.trail import actions as trail

#: Recording and correcting also keep the notes and compare with the book: below.
COUNTS: RowKind[CashCount, CountFacts] = RowKind(CashCount, "closing.count")
withdraw_count = COUNTS.withdraw


def record_count(
    unit_id: int, facts: CountFacts, actor: Actor, today: date, *, row_key: str | None = None
) -> CashCount:
    """Record a count beside the book's balance of that evening.

    Raises Refused for a day to come, for a fund of another union, and for a difference without its reason.
    """
    row = CashCount(
        unit_id=unit_id,
        row_key=row_key or log.new_row_key(),
        recorded_by_id=actor.user_id,
        recorded_by=actor.name,
    )
    _fill(row, facts, today)
    db.session.add(row)
    _write_notes(row, facts)
    book = {"book_amount": (None, row.book_amount)}
    trail.note_row(row, actor, "closing.count.recorded", {**trail.changed(None, facts), **book})
    return row


def correct_count(row: CashCount, old: CountFacts, new: CountFacts, by: Correction) -> None:
    """Give a count new facts, compared with the current book; the trail keeps both balances.

    Raises Refused as `record_count`, Stale.
    """
    log.refuse_stale(row, by.version)
    before = row.book_amount
    _fill(row, new, by.today)
    # Other notes may add up to the same amount; the version must increase nevertheless.
    flag_modified(row, "counted_amount")
    db.session.flush()
    db.session.execute(delete(CountedNote).where(CountedNote.count_id == row.id))
    _write_notes(row, new)
    book = {"book_amount": (before, row.book_amount)} if before != row.book_amount else {}
    trail.note_row(row, by.actor, "closing.count.corrected", {**trail.changed(old, new), **book}, by.reason)


def _fill(row: CashCount, facts: CountFacts, today: date) -> None:
    if facts.fund_id is not None and fund(row.unit_id, facts.fund_id) is None:
        raise unknown_fund()
    book_amount = cash_on(row.unit_id, facts.counted_on, facts.fund_id)
    refuse_bad_count(facts, book_amount, today)
    row.counted_on = facts.counted_on
    row.fund_id = facts.fund_id
    row.book_amount = book_amount
    row.counted_amount = facts.counted
    row.explanation = facts.explanation
    row.present = facts.present


def _write_notes(row: CashCount, facts: CountFacts) -> None:
    db.session.flush()
    db.session.add_all(
        CountedNote(count_id=row.id, denomination=value, pieces=pieces)
        for value, pieces in facts.pieces.items()
    )
    db.session.flush()
