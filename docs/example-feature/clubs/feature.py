"""What the room of clubs hands to the application."""

from datetime import date
from typing import Any

from app.life.clubs.actions import CLUBS
from app.life.clubs.facts import ClubFacts
from app.life.clubs.models import ClubMeeting
from app.life.clubs.queries import MEETINGS

from app.web import features as web
from app.web.overviews import HomePart, Task


def narrate(narration: Any) -> list[web.ReportLine]:
    """A line of the report for each meeting."""
    met = narration.record.others["club"]
    return [web.ReportLine(f"Câu lạc bộ {one.facts.club} sinh hoạt", (one.source,)) for one in met]


def to_do(unit_id: int, _today: date) -> list[Task]:
    """A task of the first page until the first meeting."""
    return [] if MEETINGS.all(unit_id) else [Task("Họp câu lạc bộ lần đầu", "clubs.create")]


SHEET = web.WorkbookSheet(
    title="Câu lạc bộ",
    facts=ClubFacts,
    kept_in="club",
    read=MEETINGS.all,
    record=CLUBS.record,
    correct=CLUBS.correct,
    money=web.MovedMoney("happened_on", "cost"),
)
GATHERED = web.Gathered(ClubMeeting, MEETINGS.facts_of)
FEATURE = web.Feature(
    menu=(web.MenuEntry("Hoạt động", 15, "Câu lạc bộ", "clubs.index", "users"),),
    guide="Hoạt động",
    facts=(ClubFacts,),
    subjects={"clubs": "buổi sinh hoạt câu lạc bộ"},
    kinds=(web.LogKind("club", "Câu lạc bộ", "clubs.show", "Hoạt động", GATHERED),),
    sheets=(SHEET,),
    narrators={"clubs": narrate},
    narrator_labels={"clubs": web.NarratorLabel("Câu lạc bộ")},
    report_parts=(web.ReportPart("care", "clubs", "Câu lạc bộ", ("clubs",)),),
    desk=(HomePart(place=80, find=to_do),),
)
