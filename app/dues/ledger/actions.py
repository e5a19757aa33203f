"""The stored dues and credits, kept consistent with the books that they are calculated from.

Lower features signal what they changed; the dues concerned are calculated once, just before the commit of
the same transaction, however many rows an import wrote.
"""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import delete, event, insert, update
from sqlalchemy.orm import Session, SessionTransaction

from app.books.cashbook.queries import lock_books
from app.books.closings.queries import closed_through
from app.core.errors import Refused
from app.core.signals import contributions_changed, roster_changed, salaries_changed, terms_changed
from app.database import among
from app.dues.ledger import queries, rules
from app.dues.ledger.account_rules import dues_of_all
from app.dues.ledger.effects import moved_dues, moved_text, with_salary
from app.dues.ledger.facts import ComputedDues, FundRule, LedgerFacts
from app.dues.ledger.models import Credit, Due
from app.dues.ledger.queries import Pair
from app.extensions import db
from app.office.units.queries import units
from app.people.salaries.rules import PlannedSalary

#: For more people than this all are read: a statement takes a limited number of parameters.
_MOST_NAMED = 2_000
_AT_ONCE = 5_000
_TOUCHED = "dues_touched"


@dataclass(frozen=True, slots=True)
class Touched:
    """Funds and people (None: all) of a union whose dues may have changed."""

    today: date
    fund_ids: frozenset[int] | None
    member_ids: frozenset[int] | None

    def __or__(self, other: Touched) -> Touched:
        def both(one: frozenset[int] | None, two: frozenset[int] | None) -> frozenset[int] | None:
            return None if one is None or two is None else one | two

        return Touched(
            max(self.today, other.today),
            both(self.fund_ids, other.fund_ids),
            both(self.member_ids, other.member_ids),
        )


def touch(
    unit_id: int,
    today: date,
    *,
    fund_ids: Iterable[int] | None = None,
    member_ids: Iterable[int] | None = None,
) -> None:
    """Note that these dues may have changed: they are refreshed before the commit."""
    one = Touched(
        today,
        None if fund_ids is None else frozenset(fund_ids),
        None if member_ids is None else frozenset(member_ids),
    )
    noted: dict[int, Touched] = db.session.info.setdefault(_TOUCHED, {})
    noted[unit_id] = noted[unit_id] | one if unit_id in noted else one


def refresh_touched() -> None:
    """Refresh what was touched in this transaction; the commit calls it."""
    for unit_id, one in db.session.info.pop(_TOUCHED, {}).items():
        refresh(unit_id, one.today, fund_ids=one.fund_ids, member_ids=one.member_ids)


@roster_changed.connect
@contributions_changed.connect
@terms_changed.connect
def _note_touched(unit_id: int, **touched: Any) -> None:
    touch(unit_id, **touched)


@salaries_changed.connect
def _refuse_unless_agreed(unit_id: int, *, today: date, member_ids: Some[int], agreed: bool) -> None:
    """Raise Refused when changed salaries move Kỳ that are paid in full or closed: those stay unless agreed.

    What is stored is still that from before this transaction, which the commit will refresh.
    """
    if agreed:
        return
    db.session.flush()
    named = None if len(member_ids) > _MOST_NAMED else member_ids
    fund_rules = queries.fund_rules(unit_id)
    stored = queries.stored_dues(unit_id, [rule.fund_id for rule in fund_rules], named)
    before = {key: row[1:] for key, row in stored.items() if key[1] in member_ids}
    computed = compute_dues(unit_id, fund_rules, named, rules.horizon(today)).dues
    after = {key: row for key, row in computed.items() if key[1] in member_ids}
    if sentence := moved_dues(before, after, closed_through(unit_id)):
        raise Refused(sentence, "agreed")


def salary_effect(unit_id: int, planned: Sequence[PlannedSalary], today: date) -> str:
    """What planned salaries would do to Kỳ paid in full or closed; "" for nothing. Only reads."""
    by_member = {one.member_id: one for one in planned}
    named = None if len(by_member) > _MOST_NAMED else by_member.keys()
    fund_rules = queries.fund_rules(unit_id)
    stored = queries.stored_dues(unit_id, [rule.fund_id for rule in fund_rules], named)
    facts = _ledger_facts(unit_id, fund_rules, named)
    spans = {
        who: with_salary(some, by_member[who])
        for who, some in facts.membership_spans.items()
        if who in by_member
    }
    computed = dues_of_all(replace(facts, membership_spans=spans), rules.horizon(today)).dues
    before = {key: row[1:] for key, row in stored.items() if key[1] in by_member}
    return moved_text(before, computed, closed_through(unit_id))


@event.listens_for(Session, "before_commit")
def _before_commit(session: Session) -> None:
    if session.info.get(_TOUCHED) and not session.in_nested_transaction():
        refresh_touched()


@event.listens_for(Session, "after_transaction_end")
def _forget_touched(session: Session, transaction: SessionTransaction) -> None:
    # What a savepoint touched before it was rolled back is refreshed too, which changes nothing.
    if transaction.parent is None:
        session.info.pop(_TOUCHED, None)


def refresh(
    unit_id: int,
    today: date,
    *,
    fund_ids: Some[int] | None = None,
    member_ids: Some[int] | None = None,
) -> None:
    """Recalculate the stored dues and credits of these funds and people (None: all).

    A constant number of selects; only rows that changed are written. Includes all funds and people when the
    horizon has moved on, and all people when a first collection has moved a fund's beginning.
    """
    db.session.flush()
    lock_books(unit_id)
    until = rules.horizon(today)
    fund_rules = queries.fund_rules(unit_id)
    if _is_behind(unit_id, fund_rules, until):
        fund_ids = member_ids = None
    chosen = [rule for rule in fund_rules if fund_ids is None or rule.fund_id in fund_ids]
    if member_ids is not None and (len(member_ids) > _MOST_NAMED or _has_moved(chosen, until)):
        member_ids = None
    if chosen:
        _store(unit_id, chosen, member_ids, compute_dues(unit_id, chosen, member_ids, until))


def units_behind(today: date) -> list[int]:
    """The unions whose stored dues do not reach the horizon.

    Those of books that are older than the stored dues, and those without a write in this year.
    """
    until = rules.horizon(today)
    return [unit.id for unit in units() if _is_behind(unit.id, queries.fund_rules(unit.id), until)]


def refresh_behind(today: date) -> None:
    """Calculate all dues of those unions."""
    for unit_id in units_behind(today):
        refresh(unit_id, today)


def compute_dues(
    unit_id: int, fund_rules: Some[FundRule], member_ids: Some[int] | None, until: date
) -> ComputedDues:
    """Dues and credits of these funds and people, calculated from the books; three selects."""
    return dues_of_all(_ledger_facts(unit_id, fund_rules, member_ids), until)


def _ledger_facts(unit_id: int, fund_rules: Some[FundRule], member_ids: Some[int] | None) -> LedgerFacts:
    return LedgerFacts(
        tuple(fund_rules),
        queries.membership_spans_of(unit_id, member_ids),
        queries.exemptions_of(unit_id, member_ids),
        queries.payments_of(unit_id, [rule.fund_id for rule in fund_rules if rule.has_dues], member_ids),
    )


def _is_behind(unit_id: int, fund_rules: Some[FundRule], until: date) -> bool:
    begin = date(until.year, 1, 1)
    reach = any(span[1] >= begin for rule in fund_rules if (span := rules.due_span(rule, until)))
    return reach and not queries.has_unpaid_from(unit_id, begin)


def _has_moved(chosen: Some[FundRule], until: date) -> bool:
    """Whether a fund that begins with its first collection begins on another day than what is stored."""
    waiting = [rule for rule in chosen if rule.begins_by_collection and rule.has_dues]
    stored = queries.first_stored([rule.fund_id for rule in waiting]) if waiting else {}
    return any(stored.get(rule.fund_id) != _begin(rule, until) for rule in waiting)


def _begin(rule: FundRule, until: date) -> date | None:
    span = rules.due_span(rule, until)
    return span[0] if span else None


def _store(
    unit_id: int, chosen: Some[FundRule], member_ids: Some[int] | None, computed: ComputedDues
) -> None:
    fund_ids = [rule.fund_id for rule in chosen]
    stored = queries.stored_dues(unit_id, fund_ids, member_ids)
    new, changed = [], []
    for key, (end, owed, paid) in computed.dues.items():
        old = stored.pop(key, None)
        if old is None:
            key_columns = {"fund_id": key[0], "member_id": key[1], "period_start": key[2], "period_end": end}
            new.append({**key_columns, "unit_id": unit_id, "owed": owed, "paid": paid})
        elif old[1:] != (end, owed, paid):
            changed.append({"id": old[0], "period_end": end, "owed": owed, "paid": paid})
    _delete(old[0] for old in stored.values())
    if changed:
        db.session.execute(update(Due), changed)
    if new:
        # Into the table: an insert by the mapper would process every row once more.
        db.session.execute(insert(Due.metadata.tables[Due.__tablename__]), new)
    _store_credits(unit_id, queries.stored_credits(unit_id, fund_ids, member_ids), computed.credits)


def _delete(due_ids: Iterable[int]) -> None:
    ids = list(due_ids)
    for start in range(0, len(ids), _AT_ONCE):
        db.session.execute(delete(Due).where(Due.id.in_(ids[start : start + _AT_ONCE])))


def _store_credits(unit_id: int, stored: dict[Pair, int], expected: dict[Pair, int]) -> None:
    gone = [pair for pair, amount in stored.items() if expected.get(pair) != amount]
    for start in range(0, len(gone), _AT_ONCE):
        some = among((Credit.fund_id, Credit.member_id), gone[start : start + _AT_ONCE])
        db.session.execute(delete(Credit).where(some))
    rows = [
        {"fund_id": fund_id, "member_id": member_id, "unit_id": unit_id, "amount": amount}
        for (fund_id, member_id), amount in expected.items()
        if stored.get((fund_id, member_id)) != amount
    ]
    if rows:
        db.session.execute(insert(Credit), rows)
