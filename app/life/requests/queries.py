"""Selects of requests from above.

A union gets some tens a year: all are read, then searched and sorted in Python.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, Text, cast, select

from app.core.texts.word_order import word_order_key
from app.extensions import db
from app.life.requests.facts import RequestFacts, RequestState, state_on
from app.life.requests.models import UpperRequest
from app.listing import Page, page_of_rows, texts_match
from app.log.activities.row_queries import RowReads
from app.log.figures.facts import Reading


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as the list shows it; `state` is as of the requested day."""

    id: int
    facts: RequestFacts
    answered_on: date | None
    state: RequestState
    answer: str


REQUEST_ORDERS: dict[str, Callable[[RequestLine], Any]] = {
    # Open ones first, by deadline; those without a deadline after them.
    "due": lambda one: (
        one.answered_on is not None,
        -(one.answered_on.toordinal()) if one.answered_on else 0,
        one.facts.due_on or date.max,
        one.id,
    ),
    "received": lambda one: (one.facts.received_on, one.id),
    "content": lambda one: (word_order_key(one.facts.content), one.id),
    "sender": lambda one: (word_order_key(one.facts.sender), one.facts.received_on, one.id),
    "state": lambda one: (list(RequestState).index(one.state), one.facts.received_on, one.id),
}


_READS = RowReads(UpperRequest, RequestFacts)
upper_request, request_facts = _READS.one, _READS.facts_of


def page_of_requests(
    unit_id: int,
    today: date,
    page: int,
    *,
    words: str = "",
    state: RequestState | None = None,
    year: int | None = None,
    sort: str = "due",
) -> Page[RequestLine]:
    """A page of the union's requests; `state` OPEN finds overdue ones too, `year` is that of receiving."""
    found = [
        one
        for one in requests_of(unit_id, today)
        if _wanted(one, state)
        and year in (None, one.facts.received_on.year)
        and texts_match(words, one.facts.content, one.facts.sender, one.facts.document_number)
    ]
    return page_of_rows(found, page, REQUEST_ORDERS, sort)


def requests_of(unit_id: int, today: date) -> list[RequestLine]:
    """Every live request with its state on `today`, in the order they were recorded; one statement."""
    query = _READS.live(unit_id)
    return [
        RequestLine(
            row.id,
            request_facts(row),
            row.answered_on,
            state_on(today, row.due_on, row.answered_on),
            row.answer,
        )
        for row in db.session.scalars(query.order_by(UpperRequest.id))
    ]


def requests_read(reading: Reading) -> list[tuple[int, RequestFacts]]:
    """Every live request up to the last day of a reading, by the id of its row; one statement."""
    query = _READS.live(reading.unit.id).where(UpperRequest.received_on <= reading.until)
    return [(row.id, request_facts(row)) for row in db.session.scalars(query.order_by(UpperRequest.id))]


def deadlines_within(unit_id: int, start: date, end: date) -> list[tuple[date, str, int]]:
    """Day, words and id of the live requests due between the days (inclusive); one statement."""
    query = _READS.live(unit_id).where(UpperRequest.due_on.between(start, end))
    rows = db.session.scalars(query.order_by(UpperRequest.due_on, UpperRequest.id))
    return [
        (row.due_on, f"{'Đã xong' if row.answered_on else 'Hạn'}: {row.content}", row.id)
        for row in rows
        if row.due_on
    ]


def searched_requests(unit_id: int) -> Select[*tuple[Any, ...]]:
    """The live requests, for the search."""
    from_whom = cast(UpperRequest.sender + " " + UpperRequest.document_number, Text)
    return select(UpperRequest.id, UpperRequest.content, from_whom, UpperRequest.received_on).where(
        UpperRequest.unit_id == unit_id, UpperRequest.withdrawn_at.is_(None)
    )


def _wanted(one: RequestLine, state: RequestState | None) -> bool:
    if state is RequestState.OPEN:
        return one.state is not RequestState.ANSWERED
    return state in (None, one.state)
