"""Selects of requests about personal data; a union gets few: all are read, then searched and sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, or_, select

from app.extensions import db
from app.listing import Page, page_of_rows, texts_match
from app.log.activities.mapping import facts_from
from app.log.activities.row_queries import RowReads
from app.log.records.descriptions import all_stated
from app.people.personal_data.requests.facts import (
    DataRequestFacts,
    Outcome,
    RequestKind,
    RequestStage,
    SettlingFacts,
    stage_on,
)
from app.people.personal_data.requests.models import DataRequest
from app.people.roster.models import Member
from app.web.personal.declared import ExtractRow

_READS = RowReads(DataRequest, DataRequestFacts)
data_request, data_request_facts = _READS.one, _READS.facts_of


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as lists show it; `stage` is that of the day."""

    id: int
    name: str
    code: str
    facts: DataRequestFacts
    settled: SettlingFacts | None
    stage: RequestStage


ORDERS: dict[str, Callable[[RequestLine], Any]] = {
    "due": lambda one: (one.stage in (RequestStage.DONE, RequestStage.REFUSED), one.facts.due_on, one.id),
    "received": lambda one: (one.facts.received_on, one.id),
    "name": lambda one: (one.name, one.id),
}


def settling_facts(row: DataRequest) -> SettlingFacts | None:
    """What became of a request; None while nobody has answered."""
    return facts_from(SettlingFacts, row) if row.answered_on else None


def page_of_data_requests(
    unit_id: int,
    today: date,
    page: int,
    *,
    words: str = "",
    kind: RequestKind | None = None,
    stage: RequestStage | None = None,
    sort: str = "due",
) -> Page[RequestLine]:
    """A page of the live requests; stage OPEN finds late ones too. One statement."""
    found = [
        one
        for one in data_requests_of(unit_id, today)
        if texts_match(words, one.name, one.code, one.facts.content)
        and kind in (None, one.facts.kind)
        and (stage in (None, one.stage) or (stage is RequestStage.OPEN and one.stage is RequestStage.LATE))
    ]
    return page_of_rows(found, page, ORDERS, sort)


def data_requests_of(unit_id: int, today: date, member_id: int | None = None) -> list[RequestLine]:
    """The live requests of all, or of one person, in the order recorded; one statement."""
    query = (
        select(DataRequest, Member.full_name, Member.code)
        .join(Member, Member.id == DataRequest.member_id)
        .where(DataRequest.unit_id == unit_id, DataRequest.withdrawn_at.is_(None))
        .order_by(DataRequest.id)
    )
    if member_id is not None:
        query = query.where(DataRequest.member_id == member_id)
    return [_line(row, name, code, today) for row, name, code in db.session.execute(query)]


def _line(row: DataRequest, name: str, code: str, today: date) -> RequestLine:
    outcome = Outcome(row.outcome) if row.outcome else None
    stage = stage_on(today, row.answer_due_on, row.due_on, row.answered_on, outcome)
    return RequestLine(row.id, name, code, data_request_facts(row), settling_facts(row), stage)


def extract_of_requests(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The person's requests for their extract, withdrawn ones too."""
    of = select(DataRequest).where(DataRequest.unit_id == unit_id, DataRequest.member_id == member_id)
    for row in db.session.scalars(of.order_by(DataRequest.id)):
        settled = settling_facts(row)
        later = all_stated(settled) if settled else {}
        yield all_stated(data_request_facts(row), but=("member_id",)) | later


def has_open(unit_id: int, member_id: int, kind: RequestKind) -> bool:
    """Whether the person asked for this and it is neither done nor refused."""
    query = select(DataRequest.id).where(
        DataRequest.unit_id == unit_id,
        DataRequest.member_id == member_id,
        DataRequest.kind == kind,
        DataRequest.outcome.is_(None),
        DataRequest.withdrawn_at.is_(None),
    )
    return db.session.scalar(query.limit(1)) is not None


def request_figures(unit_id: int, today: date) -> Sequence[ScalarSelect[Any]]:
    """How many requests are open, and how many of these late."""
    live = (
        select(func.count())
        .select_from(DataRequest)
        .where(
            DataRequest.unit_id == unit_id, DataRequest.withdrawn_at.is_(None), DataRequest.outcome.is_(None)
        )
    )
    unanswered = DataRequest.answered_on.is_(None) & (DataRequest.answer_due_on < today)
    late = live.where(or_(DataRequest.due_on < today, unanswered))
    return live.scalar_subquery(), late.scalar_subquery()


def restricted(unit_id: int, today: date) -> Select[int]:
    """As SQL: the people whose data only the chair may use on the day."""
    return select(DataRequest.member_id).where(
        DataRequest.unit_id == unit_id,
        DataRequest.kind == RequestKind.RESTRICTION,
        DataRequest.outcome == Outcome.DONE,
        DataRequest.withdrawn_at.is_(None),
        DataRequest.done_on <= today,
        or_(DataRequest.ends_on.is_(None), DataRequest.ends_on > today),
    )


def restricted_ids(unit_id: int, today: date) -> frozenset[int]:
    """The people whose data only the chair may use on the day; one statement."""
    return frozenset(db.session.scalars(restricted(unit_id, today)))
