"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.core.dates import format_date
from app.core.vietnamese import count_text
from app.life.petitions.actions import correct_petition, record_petition
from app.life.petitions.facts import PetitionFacts
from app.life.petitions.queries import petition_figures, petitions_of
from app.life.petitions.rules import check_petition
from app.log.activities.facts import Kind
from app.web.features import Feature, LogKind, MenuEntry, WorkbookSheet
from app.web.overviews import HomePart, Task, Tile

#: An open petition is listed after this time.
_LONG = timedelta(days=30)
_OPEN = {"state": "open"}


def petition_parts(_unit_id: int, today: date, count: int, oldest: date | None) -> Iterator[Task | Tile]:
    """How many petitions are open; `oldest`: the day of the one that waits longest."""
    yield Tile("Kiến nghị chưa giải quyết", count, "petitions.index", _OPEN, count > 0)
    if oldest and oldest <= today - _LONG:
        title = f"{count_text(count)} kiến nghị chưa trả lời"
        note = f"Lâu nhất từ ngày {format_date(oldest)}"
        yield Task(title, "petitions.index", note, arguments=_OPEN)


FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 20, "Kiến nghị", "petitions.index", "message"),),
    guide="Hoạt động",
    facts=(PetitionFacts,),
    subjects={"events.petition": "kiến nghị"},
    kinds=(LogKind(Kind.PETITION, Kind.PETITION.label, "petitions.show"),),
    desk=(HomePart(place=60, find=petition_parts, figures=petition_figures),),
    sheets=(
        WorkbookSheet(
            title="Kiến nghị",
            facts=PetitionFacts,
            columns=("raised_on", "raised_by", "content"),
            kept_in=Kind.PETITION,
            read=petitions_of,
            record=record_petition,
            correct=correct_petition,
            check=lambda petition, _today: check_petition(petition),
        ),
    ),
)
