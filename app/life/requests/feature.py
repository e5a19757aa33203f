"""What this room hands to the application."""

from __future__ import annotations

from app.life.requests.facts import AnswerFacts, RequestFacts
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 30, "Yêu cầu của cấp trên", "requests.index", "mailbox"),),
    guide="Hoạt động",
    facts=(
        RequestFacts,
        AnswerFacts,
    ),
    subjects={"events.request": "yêu cầu của cấp trên"},
)
