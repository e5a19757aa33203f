"""The list of requests from above. Pure."""

from __future__ import annotations

from functools import partial
from operator import attrgetter

from app.life.requests.facts import AnswerFacts, RequestFacts
from app.life.requests.queries import RequestLine
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

_asked = partial(fact, RequestFacts, of=attrgetter("facts"))
_answered = partial(fact, AnswerFacts, of=lambda one: one)

REQUESTS: Listing[RequestLine] = Listing(
    "Yêu cầu của cấp trên",
    "yeu-cau-cua-cap-tren",
    "yêu cầu",
    (
        _asked("received_on", sort="received"),
        _asked("content", label="Nội dung", width=3, sort="content", style="lead", drawn=True),
        _asked("due_on", label="Hạn", sort="due", on="page"),
        _asked("sender", width=1.8, on="file"),
        _asked("sender", sort="sender", drawn=True, on="page"),
        _asked("document_number", width=1.2, on="file"),
        _asked("due_on", on="file"),
        ListColumn("state", "Tình trạng", lambda one: one.state.label, width=1.1, sort="state", drawn=True),
        _answered("answered_on", on="file"),
        _answered("answer", width=2.5, on="file"),
    ),
    page=("content", "received_on", "due_on", "sender", "state"),
)
