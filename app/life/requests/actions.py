"""Writes of requests from above: recorded, corrected, withdrawn, answered."""

from __future__ import annotations

from datetime import date

from app.core.actor import Actor
from app.core.errors import Refused
from app.life.requests.facts import AnswerFacts, RequestFacts
from app.life.requests.models import UpperRequest
from app.log.activities.actions import refuse_stale
from app.log.activities.queries import activity
from app.log.activities.row_actions import RowKind
from app.office.trail import actions as trail


def _check(_unit_id: int, facts: RequestFacts, _today: date) -> None:
    if facts.due_on and facts.due_on < facts.received_on:
        raise Refused("Hạn trả lời trước ngày nhận.", "due_on")


REQUESTS: RowKind[UpperRequest, RequestFacts] = RowKind(UpperRequest, "events.request", check=_check)
record_request, correct_request, withdraw_request = REQUESTS.record, REQUESTS.correct, REQUESTS.withdraw


def answer_request(row: UpperRequest, facts: AnswerFacts, actor: Actor, version: int) -> None:
    """Record the answer to a request; it replaces an earlier one, which the trail keeps.

    Raises Refused for a day before the request came and for an entry that is not a live one of the union;
    Stale when somebody changed the request meanwhile.
    """
    refuse_stale(row, version)
    if facts.answered_on < row.received_on:
        raise Refused("Ngày trả lời trước ngày nhận.", "answered_on")
    entry = activity(row.unit_id, facts.activity_id) if facts.activity_id else None
    if facts.activity_id and (entry is None or entry.withdrawn_at is not None):
        raise Refused("Mục này không còn trong nhật ký. Hãy tìm và chọn lại.", "activity_id")
    before = activity(row.unit_id, row.activity_id) if row.activity_id else None
    values = {
        "answered_on": (row.answered_on, facts.answered_on),
        "answer": (row.answer, facts.answer),
        "entry": (before.title if before else None, entry.title if entry else None),
    }
    row.answered_on, row.answer, row.activity_id = facts.answered_on, facts.answer, facts.activity_id
    changes = {name: pair for name, pair in values.items() if pair[0] != pair[1]}
    trail.note_row(row, actor, "events.request.answered", changes)
