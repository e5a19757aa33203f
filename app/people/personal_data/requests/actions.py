"""Writes of requests about personal data."""

from __future__ import annotations

from datetime import date

from app.core.actor import Actor
from app.log.activities.actions import refuse_stale
from app.log.activities.row_actions import RowKind
from app.office.trail import actions as trail
from app.people.personal_data.requests.facts import DataRequestFacts, RequestKind, SettlingFacts
from app.people.personal_data.requests.models import DataRequest
from app.people.personal_data.requests.queries import settling_facts
from app.people.personal_data.requests.rules import refuse_bad_request, refuse_bad_settling

DATA_REQUESTS: RowKind[DataRequest, DataRequestFacts] = RowKind(
    DataRequest,
    "members.data_request",
    check=lambda _unit_id, facts, today: refuse_bad_request(facts, today),
)
record_data_request = DATA_REQUESTS.record


def settle(row: DataRequest, facts: SettlingFacts, actor: Actor, today: date, version: int) -> None:
    """Say what was answered and done; the trail keeps what was said before. Raises Refused, Stale."""
    refuse_stale(row, version)
    refuse_bad_settling(row.received_on, RequestKind(row.kind), facts, today)
    changes = trail.changed(settling_facts(row), facts)
    for name in SettlingFacts.__dataclass_fields__:
        setattr(row, name, getattr(facts, name))
    trail.note_row(row, actor, "members.data_request.answered", changes)
