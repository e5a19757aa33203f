"""Writes of contributions: what people paid into funds."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert

from app.books.cashbook.queries import funds_of, lock_books
from app.books.cashbook.rules import unknown_fund
from app.core.actor import Actor, Correction
from app.core.periods import stated_period
from app.core.signals import contributions_changed
from app.dues.contributions.collections.actions import (
    booked_days,
    bring_in_line,
    note_changed,
    note_paid,
    open_rounds,
)
from app.dues.contributions.facts import ContributionFacts
from app.dues.contributions.models import Contribution
from app.dues.funds import queries, rules
from app.dues.funds.rules import Round
from app.extensions import db
from app.log.activities import actions as log
from app.log.activities.mapping import columns_of
from app.log.activities.models import Activity
from app.office.trail import actions as trail
from app.people.roster.queries import member_ids_by_code
from app.people.roster.recording_rules import unknown_person

#: A contribution to be recorded: its `Mã dòng` or None, and its facts.
Keyed = tuple[str | None, ContributionFacts]


#: Called with the number of rows written so far.
Progress = Callable[[int], None]


_AT_ONCE = 1_000


def record_contributions(
    unit_id: int,
    rows: Sequence[Keyed],
    actor: Actor,
    today: date,
    *,
    imported: bool = False,
    progress: Progress | None = None,
) -> list[Contribution]:
    """`add_contributions`; returns the new rows, in the order given."""
    keys = add_contributions(unit_id, rows, actor, today, imported=imported, progress=progress)
    return queries.contributions_with(unit_id, keys)


def add_contributions(
    unit_id: int,
    rows: Sequence[Keyed],
    actor: Actor,
    today: date,
    *,
    imported: bool = False,
    progress: Progress | None = None,
) -> list[str]:
    """Record what people paid, in the order given; each round (fund, Kỳ, day) is one entry of the log.

    Returns the keys of the rows, none of which is read back. Statements grow with the rounds, not with the
    rows. Raises Refused for a bad amount, day or Kỳ, and for a person or fund of another union.
    """
    lock_books(unit_id)
    names = {fund.id: fund.name for fund in funds_of(unit_id)}
    codes = {member_id: code for code, member_id in member_ids_by_code(unit_id).items()}
    periods = {text: stated_period(text) for text in {facts.period_text for _, facts in rows}}
    paid: dict[Round, list[ContributionFacts]] = {}
    for _, facts in rows:
        _refuse_bad(facts, names, codes, today)
        paid.setdefault(rules.round_of(facts, periods[facts.period_text]), []).append(facts)
    entries = open_rounds(unit_id, list(paid), names, actor)
    new_rows = []
    for key, facts in rows:
        entry = entries[rules.round_of(facts, periods[facts.period_text])]
        new_rows.append(_new(unit_id, key, actor) | _columns(facts, entry.id))
    _insert(new_rows, progress)
    booked = booked_days((entries[one].id, facts) for one, some in paid.items() for facts in some)
    sums = bring_in_line(unit_id, list(entries.values()), actor, today, booked=booked, imported=imported)
    noted = [note_paid(entries[one], sums[entries[one].id], by, codes) for one, by in paid.items()]
    trail.note_all(unit_id, actor, noted)
    _notify_changed(unit_id, today, *(facts for _, facts in rows))
    return [row["row_key"] for row in new_rows]


def correct_contribution(
    contribution: Contribution, old: ContributionFacts, new: ContributionFacts, by: Correction
) -> None:
    """Correct a contribution, which may move it into another collection; an emptied one is withdrawn.

    Raises Refused as `record_contributions`, or when a balance would fall below zero; Stale.
    """
    unit_id = contribution.unit_id
    log.refuse_stale(contribution, by.version)
    lock_books(unit_id)
    names = {fund.id: fund.name for fund in funds_of(unit_id)}
    _refuse_bad(new, names, member_ids_by_code(unit_id).values(), by.today)
    left = db.session.get_one(Activity, contribution.collection_id)
    round_ = rules.round_of(new, stated_period(new.period_text))
    entry = open_rounds(unit_id, [round_], names, by.actor)[round_]
    for name, value in _columns(new, entry.id).items():
        setattr(contribution, name, value)
    db.session.flush()
    touched = list({left.id: left, entry.id: entry}.values())
    booked = booked_days([(entry.id, new)] if new.paid_on == old.paid_on or by.imported else [])
    sums = bring_in_line(unit_id, touched, by.actor, by.today, by.reason, booked=booked, imported=by.imported)
    noted = _noted(contribution, "corrected", trail.changed(old, new), by.reason)
    trail.note_all(unit_id, by.actor, [noted, *note_changed(sums, by.reason)])
    _notify_changed(unit_id, by.today, old, new)


def withdraw_contribution(
    contribution: Contribution, actor: Actor, today: date, reason: str, version: int | None = None
) -> None:
    """Withdraw a contribution; its receipt is reversed, and a collection emptied by it is withdrawn.

    Raises Refused without a reason, or when a balance would fall below zero; Stale.
    """
    unit_id = contribution.unit_id
    lock_books(unit_id)
    log.withdraw(contribution, reason, version)
    db.session.flush()
    entry = db.session.get_one(Activity, contribution.collection_id)
    sums = bring_in_line(unit_id, [entry], actor, today, reason)
    noted = _noted(contribution, "withdrawn", {}, reason)
    trail.note_all(unit_id, actor, [noted, *note_changed(sums, reason)])
    people = {contribution.member_id}
    contributions_changed.send(unit_id, today=today, fund_ids={entry.fund_id}, member_ids=people)


def _notify_changed(unit_id: int, today: date, *paid: ContributionFacts) -> None:
    funds, people = {one.fund_id for one in paid}, {one.member_id for one in paid}
    contributions_changed.send(unit_id, today=today, fund_ids=funds, member_ids=people)


def _refuse_bad(facts: ContributionFacts, funds: Container[int], people: Container[int], today: date) -> None:
    rules.refuse_bad_contribution(facts, today)
    if facts.fund_id not in funds:
        raise unknown_fund()
    if facts.member_id not in people:
        raise unknown_person()


def _new(unit_id: int, key: str | None, actor: Actor) -> dict[str, Any]:
    return {
        "unit_id": unit_id,
        "row_key": key or log.new_row_key(),
        "recorded_by_id": actor.user_id,
        "recorded_by": actor.name,
    }


def _columns(facts: ContributionFacts, collection_id: int) -> dict[str, Any]:
    return {**columns_of(Contribution, facts), "collection_id": collection_id}


def _insert(rows: Sequence[dict[str, Any]], progress: Progress | None) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        db.session.execute(insert(Contribution), some)
        if progress:
            progress(start + len(some))


def _noted(row: Contribution, done: str, changes: trail.Changes, reason: str) -> trail.Noted:
    return trail.Noted(f"funds.contribution.{done}", f"contributions/{row.id}", changes, reason)
