"""What this room hands to the application."""

from __future__ import annotations

from app.life.petitions.actions import correct_petition, record_petition
from app.life.petitions.facts import PetitionFacts
from app.life.petitions.queries import petition_figures, petitions_of
from app.life.petitions.rules import check_petition
from app.life.petitions.tasks import petition_parts
from app.log.activities.facts import Kind
from app.web.features import Feature, LogKind, MenuEntry, WorkbookSheet
from app.web.overviews import HomePart

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
