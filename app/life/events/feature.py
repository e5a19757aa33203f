"""What this room hands to the application."""

from __future__ import annotations

from app.life.events.actions import correct_event, record_event
from app.life.events.facts import EventFacts
from app.life.events.queries import events_of
from app.life.events.rules import HELD, check_event
from app.log.activities.facts import Kind
from app.web.features import Feature, LogKind, MenuEntry, MovedMoney, Repeated, WorkbookSheet

FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 10, "Hoạt động", "events.index", "calendar"),),
    guide="Hoạt động",
    facts=(EventFacts,),
    subjects={"events.event": "hoạt động"},
    kinds=(
        LogKind(Kind.EVENT, Kind.EVENT.label, "events.show", "Hoạt động", tie="hoạt động", own_title=str),
    ),
    sheets=(
        WorkbookSheet(
            title="Hoạt động",
            facts=EventFacts,
            columns=("starts_on", "ends_on", "category"),
            kept_in=Kind.EVENT,
            read=events_of,
            record=record_event,
            correct=correct_event,
            check=lambda event, _today: check_event(event),
            money=MovedMoney("starts_on", "cost"),
            repeated=(Repeated(HELD, "title", "cùng tên, cùng ngày"),),
        ),
    ),
)
