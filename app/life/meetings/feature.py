"""What this room hands to the application."""

from __future__ import annotations

from app.life.meetings.facts import MeetingFacts
from app.web.features import Feature
from app.web.personal.declared import Personal

_MINUTES = "Biên bản, nghị quyết cuộc họp: văn bản đã ký."


FEATURE = Feature(
    facts=(MeetingFacts,),
    personal=(
        Personal(
            label="",
            kept={
                "event_details.presided_by": _MINUTES,
                "event_details.minuted_by": _MINUTES,
                "event_details.agenda": _MINUTES,
                "event_details.minutes": _MINUTES,
                "event_details.resolution": _MINUTES,
            },
        ),
    ),
)
