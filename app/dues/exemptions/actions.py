"""Writes of exemptions: who need not pay, from when to when."""

from __future__ import annotations

from datetime import date

from app.books.cashbook.queries import fund
from app.core.actor import Actor
from app.core.errors import Refused
from app.dues.ledger import rules
from app.dues.ledger.actions import touch
from app.dues.ledger.facts import ExemptionFacts
from app.dues.ledger.models import Exemption
from app.extensions import db
from app.log.activities import actions as log
from app.office.trail import actions as trail
from app.people.roster.queries import member


def record_exemption(
    unit_id: int, facts: ExemptionFacts, actor: Actor, today: date, *, row_key: str | None = None
) -> Exemption:
    """Record that a person need not pay. Raises Refused for bad dates, and for a person or fund of others."""
    _refuse_bad(unit_id, facts)
    row = Exemption(
        unit_id=unit_id,
        row_key=row_key or log.new_row_key(),
        recorded_by_id=actor.user_id,
        recorded_by=actor.name,
    )
    db.session.add(_fill(row, facts))
    db.session.flush()
    _note(row, actor, "recorded", trail.changed(None, facts))
    touch(unit_id, today, member_ids={facts.member_id})
    return row


def correct_exemption(
    row: Exemption,
    old: ExemptionFacts,
    new: ExemptionFacts,
    actor: Actor,
    today: date,
    reason: str,
    *,
    version: int | None = None,
) -> None:
    """Correct an exemption. Raises Refused as `record_exemption`, Stale."""
    log.refuse_stale(row, version)
    _refuse_bad(row.unit_id, new)
    _fill(row, new)
    db.session.flush()
    _note(row, actor, "corrected", trail.changed(old, new), reason)
    touch(row.unit_id, today, member_ids={old.member_id, new.member_id})


def withdraw_exemption(
    row: Exemption, actor: Actor, today: date, reason: str, version: int | None = None
) -> None:
    """Withdraw an exemption: its dues are owed again. Raises Refused without a reason, Stale."""
    log.withdraw(row, reason, version)
    db.session.flush()
    _note(row, actor, "withdrawn", {}, reason)
    touch(row.unit_id, today, member_ids={row.member_id})


def _refuse_bad(unit_id: int, facts: ExemptionFacts) -> None:
    rules.refuse_bad_exemption(facts)
    if member(unit_id, facts.member_id) is None:
        raise Refused("Người này không có trong danh sách của công đoàn.", "member_id")
    if facts.fund_id is not None and fund(unit_id, facts.fund_id) is None:
        raise Refused("Quỹ này không có trong sổ của công đoàn.", "fund_id")


def _fill(row: Exemption, facts: ExemptionFacts) -> Exemption:
    row.member_id = facts.member_id
    row.fund_id = facts.fund_id
    row.starts_on = facts.starts_on
    row.ends_on = facts.ends_on
    row.reason = facts.reason
    return row


def _note(row: Exemption, actor: Actor, done: str, changes: trail.Changes, reason: str = "") -> None:
    trail.note(row.unit_id, actor, f"dues.exemption.{done}", f"exemptions/{row.id}", changes, reason)
