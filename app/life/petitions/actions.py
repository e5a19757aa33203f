"""Writes of petitions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.books.entries.actions import EntryKind
from app.core.actor import Actor
from app.core.errors import Refused
from app.extensions import db
from app.life.petitions.facts import PetitionFacts, PetitionState
from app.life.petitions.models import Petition
from app.life.petitions.rules import check_petition
from app.log.activities import actions as log
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.office.trail import actions as trail

PETITIONS: EntryKind[PetitionFacts] = EntryKind(Kind.PETITION, Petition, "events", check_petition)


record_petition, correct_petition = PETITIONS.record, PETITIONS.correct


def answer_petition(
    activity: Activity, old: PetitionFacts, answered_on: date, answer: str, actor: Actor, version: int
) -> None:
    """Record the answer to an open petition. Raises Refused for one that is settled already, Stale."""
    new = replace(old, answered_on=answered_on, answer=answer)
    check_petition(new)
    log.change(activity, new.entry(), version)
    if old.state is PetitionState.SETTLED:
        raise Refused("Kiến nghị này đã có trả lời. Muốn đổi, hãy bấm «Sửa».")
    db.session.get_one(Petition, activity.id).answered_on = answered_on
    subject, changes = f"activities/{activity.id}", trail.changed(old, new)
    trail.note(activity.unit_id, actor, "events.petition.answered", subject, changes)
