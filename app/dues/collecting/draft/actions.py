"""Writes of drafts of collections: one open draft for a fund and Kỳ, whoever fills it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.books.cashbook.queries import lock_books
from app.core.actor import Actor
from app.core.signals import people_merged
from app.dues.collecting.draft.models import CollectionDraft
from app.dues.collecting.draft.queries import drafts_of, old_drafts, open_draft, open_drafts
from app.dues.collecting.draft.rules import as_text, as_typed, merged
from app.dues.collecting.facts import CollectingRound, Entered, NewerDraft, Typed
from app.extensions import db
from app.office.trail.actions import note
from app.web.personal.declared import Erasure


def save_draft(
    unit_id: int, one: CollectingRound, typed: Typed, found: Entered, seen: int, actor: Actor, now: datetime
) -> CollectionDraft:
    """Store what was typed, valid or not; `found` is the valid part.

    `seen` is the version that the officer saw, 0 for none. Raises NewerDraft.
    """
    lock_books(unit_id)
    draft = draft_seen(unit_id, one, seen)
    if draft is None:
        draft = CollectionDraft(
            unit_id=unit_id,
            fund_id=one.rule.fund_id,
            period_start=one.period.start,
            period_end=one.period.end,
        )
        db.session.add(draft)
    draft.cells, draft.saved_at = as_text(typed), now
    draft.saved_by_id, draft.saved_by = actor.user_id, actor.name
    db.session.flush()
    summary = {
        "fund_id": one.rule.fund_id,
        "period_text": one.period.label,
        "people": len(found.amounts),
        "amount": found.total,
    }
    changes = {name: (None, value) for name, value in summary.items()}
    note(unit_id, actor, "dues.draft.saved", f"collection_drafts/{draft.id}", changes)
    return draft


@people_merged.connect
def follow_merged(unit_id: int, *, kept_id: int, gone_id: int, gone_code: str) -> None:
    """Move the cells of a merged person in open drafts to the person who remains."""
    for draft in open_drafts(unit_id):
        typed = as_typed(draft.cells)
        moved = merged(typed, kept_id, gone_id, gone_code)
        if moved != typed:
            draft.cells = as_text(moved)
    db.session.flush()


def forget_person(erasure: Erasure) -> None:
    """Take a person's cell out of every draft."""
    for draft in drafts_of(erasure.unit_id):
        typed = as_typed(draft.cells)
        cells = {key: cell for key, cell in typed.cells.items() if key != erasure.member_id}
        draft.cells = erasure.clean(as_text(replace(typed, cells=cells)))
    db.session.flush()


def forget_old(unit_id: int, today: date) -> None:
    """Empty old drafts; posted ones stay as a mark, so that none is posted twice."""
    for draft in old_drafts(unit_id, today):
        if draft.posted_at is None:
            db.session.delete(draft)
        else:
            draft.cells = as_text(Typed())
    db.session.flush()


def draft_seen(unit_id: int, one: CollectingRound, seen: int) -> CollectionDraft | None:
    """The open draft, or None. Raises NewerDraft when it is another than the officer saw."""
    draft = open_draft(unit_id, one.rule.fund_id, one.period)
    if draft is not None and draft.version != seen:
        raise NewerDraft
    return draft
