"""Selects of unions above, of what they ask and answer, the union first."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, exists, func, select

from app.extensions import db
from app.life.requests.models import UpperRequest
from app.listing import in_words_order
from app.log.activities.mapping import facts_from
from app.office.signatures.rules import short_code
from app.year.asked.facts import AnswerLine, AnswerRemark, RequestedDeadline
from app.year.asked.models import UpperUnion, UpwardAnswer, UpwardRequest
from app.year.issued.models import FrozenReport


def upper_by_key(unit_id: int, public_key: str) -> UpperUnion | None:
    """The union above whose key this is."""
    query = select(UpperUnion).where(UpperUnion.unit_id == unit_id, UpperUnion.public_key == public_key)
    return db.session.scalar(query)


def upper_by_code(unit_id: int, code: str) -> UpperUnion | None:
    """The union above with this code."""
    return db.session.scalar(select(UpperUnion).where(UpperUnion.unit_id == unit_id, UpperUnion.code == code))


def upper_row(unit_id: int, row_id: int) -> UpperUnion | None:
    """A union above."""
    query = select(UpperUnion).where(UpperUnion.unit_id == unit_id, UpperUnion.id == row_id)
    return db.session.scalar(query)


def uppers(unit_id: int) -> list[tuple[UpperUnion, str]]:
    """Every union above with the code of its key, "" where it is not trusted; one statement."""
    rows = db.session.scalars(
        select(UpperUnion).where(UpperUnion.unit_id == unit_id).order_by(in_words_order(UpperUnion.name))
    )
    return [(one, short_code(one.public_key) if one.public_key else "") for one in rows]


def request_by_code(upper: UpperUnion, code: str) -> UpwardRequest | None:
    """What a union above asked under this code."""
    query = select(UpwardRequest).where(UpwardRequest.upper_union_id == upper.id, UpwardRequest.code == code)
    return db.session.scalar(query)


def answer_opened(unit_id: int, digest: str) -> bool:
    """Whether exactly this answer was opened."""
    query = exists().where(UpwardAnswer.unit_id == unit_id, UpwardAnswer.digest == digest)
    return bool(db.session.scalar(select(query)))


def requested_deadlines(unit_id: int) -> list[RequestedDeadline]:
    """Every report that unions above ask and that nobody withdrew, by deadline; one statement."""
    rows = db.session.execute(
        select(UpwardRequest, UpperUnion.name, UpperRequest.content, UpperRequest.answered_on)
        .join(UpperUnion, UpperUnion.id == UpwardRequest.upper_union_id)
        .join(UpperRequest, UpperRequest.id == UpwardRequest.request_id)
        .where(UpwardRequest.unit_id == unit_id, UpperRequest.withdrawn_at.is_(None))
        .order_by(UpwardRequest.deadline, UpwardRequest.id)
    )
    return [
        facts_from(
            RequestedDeadline,
            row,
            sender=sender,
            title=content,
            period=(row.period_start, row.period_end),
            answered_on=answered_on,
        )
        for row, sender, content, answered_on in rows
    ]


def open_requests(unit_id: int, period: tuple[date, date]) -> Sequence[UpperRequest]:
    """The lines of the reports asked of exactly this period that nobody answered; one statement."""
    query = (
        select(UpperRequest)
        .join(UpwardRequest, UpwardRequest.request_id == UpperRequest.id)
        .where(UpwardRequest.unit_id == unit_id, UpperRequest.withdrawn_at.is_(None))
        .where(UpwardRequest.period_start == period[0], UpwardRequest.period_end == period[1])
        .where(UpperRequest.answered_on.is_(None))
    )
    return db.session.scalars(query.order_by(UpperRequest.id)).unique().all()


def answers_to(unit_id: int, paper_ids: Collection[int]) -> list[AnswerLine]:
    """What unions above answered to these reports, the last first; one statement."""
    query = _answers(unit_id).where(UpwardAnswer.paper_id.in_(paper_ids))
    return [_line(*one) for one in db.session.execute(query.order_by(UpwardAnswer.id.desc()))]


def open_answers(unit_id: int) -> list[AnswerLine]:
    """The last answer to each report that has remarks and no corrected version yet; one statement."""
    last = (
        select(func.max(UpwardAnswer.id))
        .where(UpwardAnswer.unit_id == unit_id)
        .group_by(UpwardAnswer.upper_union_id, UpwardAnswer.paper_id)
    )
    query = _answers(unit_id).where(
        UpwardAnswer.id.in_(last),
        UpwardAnswer.accepted_on.is_(None),
        UpwardAnswer.remarks != "[]",
        ~exists().where(FrozenReport.replaces_id == UpwardAnswer.paper_id),
    )
    return [_line(*one) for one in db.session.execute(query.order_by(UpwardAnswer.id))]


def _answers(unit_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(UpwardAnswer, UpperUnion.name)
        .join(UpperUnion, UpperUnion.id == UpwardAnswer.upper_union_id)
        .where(UpwardAnswer.unit_id == unit_id)
    )


def _line(row: UpwardAnswer, sender: str) -> AnswerLine:
    remarks = [AnswerRemark(*one) for one in json.loads(row.remarks)]
    return facts_from(AnswerLine, row, sender=sender, remarks=remarks)
