"""What this room hands to the application."""

from __future__ import annotations

from app.life.requests.facts import AnswerFacts, RequestFacts
from app.life.requests.models import UpperRequest
from app.life.requests.queries import deadlines_within, searched_requests
from app.life.requests.tasks import deadline_tasks
from app.web.features import Feature, MenuEntry, Source, SourceWords
from app.web.overviews import HomePart, MarkKind, SearchedDocuments

FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 30, "Yêu cầu của cấp trên", "requests.index", "mailbox"),),
    guide="Hoạt động",
    facts=(
        RequestFacts,
        AnswerFacts,
    ),
    subjects={"events.request": "yêu cầu của cấp trên"},
    sources=(
        Source(UpperRequest, "requests.show", lambda row: SourceWords("Yêu cầu của cấp trên", row.content)),
    ),
    desk=(
        HomePart(place=10, find=deadline_tasks),
        SearchedDocuments(key="request", page="requests.show", select=searched_requests),
        MarkKind(
            place=10,
            key="deadline",
            label="Hạn của cấp trên",
            icon="hourglass",
            page="requests.show",
            find=deadlines_within,
        ),
    ),
)
