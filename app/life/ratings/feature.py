"""What this room hands to the application."""

from __future__ import annotations

from app.life.awards.rules import RATED, RATED_UNNAMED, check_rating
from app.life.ratings.actions import correct_rating, record_rating
from app.life.ratings.checks import rating_faults
from app.life.ratings.facts import RatingFacts
from app.life.ratings.queries import ratings_of
from app.log.activities.facts import Kind
from app.web.features import Feature, LogKind, MenuEntry, Repeated, WorkbookSheet

FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 50, "Xếp loại", "ratings.index", "star"),),
    guide="Hoạt động",
    facts=(RatingFacts,),
    subjects={"emulation.rating": "xếp loại"},
    kinds=(
        LogKind(Kind.RATING, Kind.RATING.label, "ratings.show", tie="xếp loại", counts=True, own_title=str),
    ),
    checks=(lambda unit_id, _today: rating_faults(unit_id),),
    sheets=(
        WorkbookSheet(
            title="Xếp loại",
            facts=RatingFacts,
            columns=("year", "subject", "member_ids"),
            kept_in=Kind.RATING,
            read=ratings_of,
            record=record_rating,
            correct=correct_rating,
            check=lambda rating, _today: check_rating(rating),
            repeated=(
                Repeated(RATED, "member_ids", "một người xếp loại hai lần trong một năm"),
                Repeated(RATED_UNNAMED, "level", "cùng năm, cùng mức, không kèm tên đoàn viên"),
            ),
        ),
    ),
)
