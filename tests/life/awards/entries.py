"""Awards and ratings as the forms send them and as the tests record them."""

from __future__ import annotations

from typing import Any

from app.extensions import db
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.ratings.actions import record_rating
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY

AWARD = {
    "year": "2024",
    "stage": "granted",
    "subject": "person",
    "name": "Lê Thị Ấm",
    "title": "Lao động tiên tiến",
}
RATING = {"year": "2024", "subject": "union", "level": "excellent"}


def put_award(unit: Unit, **values: Any) -> Activity:
    """A recorded title of 2024, of which only the year is known."""
    facts = {
        "year": "2024",
        "subject": Subject.PERSON,
        "name": "Lê Thị Ấm",
        "title": "Lao động tiên tiến",
        "stage": Stage.GRANTED,
    }
    award = record_award(unit.id, AwardFacts(**{**facts, **values}), OFFICER, TODAY, again=True)
    db.session.commit()
    return award


def put_rating(unit: Unit, **values: Any) -> Activity:
    """The union's recorded rating of 2024."""
    facts = {"year": "2024", "subject": RatedSubject.UNION, "level": Level.EXCELLENT}
    rating = record_rating(unit.id, RatingFacts(**{**facts, **values}), OFFICER, TODAY, again=True)
    db.session.commit()
    return rating
