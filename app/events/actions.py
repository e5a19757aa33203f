"""Writes of activities and petitions: the log entry, its side table, the payment, the trail."""

from __future__ import annotations

from app.activities.facts import Kind
from app.entries.actions import EntryKind
from app.events.facts import EventFacts, PetitionFacts
from app.events.models import Event, Petition
from app.events.rules import check_event, check_petition

EVENTS: EntryKind[EventFacts] = EntryKind(Kind.EVENT, Event, "events", check_event)
PETITIONS: EntryKind[PetitionFacts] = EntryKind(Kind.PETITION, Petition, "events", check_petition)

record_event, correct_event, withdraw_event = EVENTS.record, EVENTS.correct, EVENTS.withdraw
record_petition, correct_petition, withdraw_petition = PETITIONS.record, PETITIONS.correct, PETITIONS.withdraw
