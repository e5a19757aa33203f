"""What this room hands to the application."""

from __future__ import annotations

from app.life.awards.actions import correct_award, record_award
from app.life.awards.facts import AwardFacts
from app.life.awards.queries import awards_of
from app.life.awards.rules import TITLED, check_award
from app.log.activities.facts import Kind
from app.web.features import Feature, LogKind, MenuEntry, MovedMoney, Repeated, WorkbookSheet, before_names
from app.web.personal.declared import MARK, Personal

FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 40, "Khen thưởng", "awards.index", "award"),),
    guide="Hoạt động",
    facts=(AwardFacts,),
    subjects={"emulation.award": "khen thưởng"},
    kinds=(
        LogKind(
            Kind.AWARD,
            Kind.AWARD.label,
            "awards.show",
            "Khen thưởng",
            tie="danh hiệu",
            counts=True,
            own_title=before_names,
        ),
    ),
    sheets=(
        WorkbookSheet(
            title="Khen thưởng",
            facts=AwardFacts,
            columns=("granted_on", "year", "subject", "member_ids"),
            kept_in=Kind.AWARD,
            read=awards_of,
            record=record_award,
            correct=correct_award,
            check=lambda award, _today: check_award(award),
            money=MovedMoney("granted_on", "prize"),
            repeated=(Repeated(TITLED, "title", "cùng người, cùng danh hiệu, mức, năm"),),
        ),
    ),
    personal=(Personal(label="Khen thưởng: tên người được khen", alone={"awards.name": MARK}),),
)
