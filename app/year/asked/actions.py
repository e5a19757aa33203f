"""Writes of what comes from above: keys trusted, requests and answers opened, requests answered."""

from __future__ import annotations

import json
from datetime import date

from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.extensions import db
from app.life.requests.actions import answer_request, correct_request, record_request
from app.life.requests.facts import AnswerFacts, RequestFacts
from app.life.requests.queries import upper_request
from app.log.activities.mapping import columns_of
from app.office.signatures.rules import short_code
from app.office.trail import actions as trail
from app.year.asked import queries
from app.year.asked.facts import AskedReport, ReportAnswer
from app.year.asked.models import UpperUnion, UpwardAnswer, UpwardRequest

_OPENED = "Tệp này đã mở rồi, không có gì mới."
_SENT_AGAIN = "Cấp trên gửi lại yêu cầu"


def trust_upper(unit_id: int, code: str, name: str, public_key: str, actor: Actor) -> UpperUnion:
    """Trust the key of a union above. Raises Refused where it has another one already."""
    row = queries.upper_by_code(unit_id, code)
    if row is not None and row.public_key not in ("", public_key):
        raise Refused(
            f"«{row.name}» đã có khóa khác, mã {short_code(row.public_key)}. Hãy thôi tin khóa cũ trước đã."
        )
    if row is None:
        row = UpperUnion(unit_id=unit_id, code=code)
        db.session.add(row)
    row.name, row.public_key, row.trusted_by = name, public_key, actor.name
    noted = {"name": (None, name), "key_code": (None, short_code(public_key))}
    trail.note_row(row, actor, "asked.union.trusted", noted)
    return row


def call_upper(row: UpperUnion, name: str, actor: Actor) -> None:
    """Call a union above as it calls itself now."""
    if row.name != name:
        changes = {"name": (row.name, name)}
        row.name = name
        trail.note_row(row, actor, "asked.union.corrected", changes)


def end_trust(row: UpperUnion, actor: Actor) -> None:
    """From now on nothing that is signed with its key is opened."""
    if not row.public_key:
        raise Refused("Khóa của công đoàn này đã thôi tin.")
    code, row.public_key = short_code(row.public_key), ""
    trail.note_row(row, actor, "asked.union.distrusted", {"key_code": (code, None)})


def open_request(upper: UpperUnion, asked: AskedReport, digest: str, actor: Actor, today: date) -> None:
    """Put a report that is asked among the requests from above, or bring its line up to date.

    Raises Refused for a file that was opened before.
    """
    row = queries.request_by_code(upper, asked.code)
    if row is not None and row.digest == digest:
        raise Refused(_OPENED)
    facts = RequestFacts(
        received_on=min(today, asked.deadline),
        content=asked.title,
        sender=upper.name,
        document_number=asked.document_number,
        due_on=asked.deadline,
    )
    known = upper_request(upper.unit_id, row.request_id) if row else None
    if known is None:
        line = record_request(upper.unit_id, facts, actor, today)
    else:
        line, before = known
        correct_request(line, before, facts, Correction(actor, today, _SENT_AGAIN))
    if row is None:
        row = UpwardRequest(unit_id=upper.unit_id, upper_union_id=upper.id, code=asked.code)
        db.session.add(row)
    row.request_id, row.label, row.as_of, row.deadline = line.id, asked.label, asked.as_of, asked.deadline
    row.period_start, row.period_end = asked.period
    row.outline, row.note, row.digest = asked.outline, asked.note, digest
    db.session.flush()


def open_answer(
    upper: UpperUnion, answer: ReportAnswer, paper_id: int | None, digest: str, actor: Actor, today: date
) -> None:
    """Keep what a union above answered to a report. Raises Refused for a file that was opened before."""
    if queries.answer_opened(upper.unit_id, digest):
        raise Refused(_OPENED)
    row = UpwardAnswer(
        unit_id=upper.unit_id,
        upper_union_id=upper.id,
        paper_id=paper_id,
        digest=digest,
        opened_on=today,
        opened_by=actor.name,
        **columns_of(UpwardAnswer, answer) | {"remarks": json.dumps(answer.remarks, ensure_ascii=False)},
    )
    db.session.add(row)
    noted = {
        "sender": (None, upper.name),
        "label": (None, answer.label),
        "accepted_on": (None, answer.accepted_on),
        "remarks": (None, len(answer.remarks)),
    }
    trail.note_row(row, actor, "asked.answer.opened", noted)


def answer_with_report(
    unit_id: int, period: tuple[date, date], paper_id: int, answer: str, actor: Actor, today: date
) -> None:
    """The issued report itself answers what was asked of its period."""
    for line in queries.open_requests(unit_id, period):
        answer_request(line, AnswerFacts(today, answer, paper_id), actor, line.version)
