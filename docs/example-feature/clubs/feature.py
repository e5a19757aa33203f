"""What the room of clubs hands to the application."""

from typing import Any

from app.life.clubs.actions import CLUBS
from app.life.clubs.facts import ClubFacts
from app.life.clubs.models import ClubMeeting
from app.life.clubs.queries import MEETINGS

from app.web.features import (
    Feature,
    Gathered,
    LogKind,
    MenuEntry,
    MovedMoney,
    ReportLine,
    ReportPart,
    WorkbookSheet,
)


def narrate(narration: Any) -> list[ReportLine]:
    """A line of the report for each meeting."""
    met = narration.record.others["club"]
    return [ReportLine(f"Câu lạc bộ {one.facts.club} sinh hoạt", (one.source,)) for one in met]


SHEET = WorkbookSheet(
    title="Câu lạc bộ",
    facts=ClubFacts,
    kept_in="club",
    read=MEETINGS.all,
    record=CLUBS.record,
    correct=CLUBS.correct,
    money=MovedMoney("happened_on", "cost"),
)
FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 15, "Câu lạc bộ", "clubs.index", "users"),),
    guide="Hoạt động",
    facts=(ClubFacts,),
    subjects={"clubs": "buổi sinh hoạt câu lạc bộ"},
    kinds=(
        LogKind("club", "Câu lạc bộ", "clubs.show", "Hoạt động", Gathered(ClubMeeting, MEETINGS.facts_of)),
    ),
    sheets=(SHEET,),
    narrators={"clubs": narrate},
    report_parts=(ReportPart("care", "clubs", "Câu lạc bộ", ("clubs",)),),
)
