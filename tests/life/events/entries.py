"""Activities and petitions as the forms send them and as the tests record them."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.extensions import db
from app.life.events.actions import record_event
from app.life.events.facts import Category, EventFacts
from app.life.petitions.actions import record_petition
from app.life.petitions.facts import PetitionFacts
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY

EVENT = {
    "starts_on": "08/03/2024",
    "category": "women",
    "title": "Tọa đàm ngày Quốc tế Phụ nữ",
    "cost": "2tr",
}
PETITION = {"raised_on": "10/05/2024", "content": "Sửa mái che nhà để xe", "raised_by": "Tổ công đoàn 1"}


def put_event(unit: Unit, **values: Any) -> Activity:
    """A recorded women's-day meeting of 2024."""
    facts = {
        "starts_on": date(2024, 3, 8),
        "category": Category.WOMEN,
        "title": "Tọa đàm ngày Quốc tế Phụ nữ",
    }
    event = record_event(unit.id, EventFacts(**{**facts, **values}), OFFICER, TODAY, again=True)
    db.session.commit()
    return event


def put_petition(unit: Unit, **values: Any) -> Activity:
    """A recorded petition of May 2024, not answered."""
    facts = {"raised_on": date(2024, 5, 10), "content": "Sửa mái che nhà để xe"}
    petition = record_petition(unit.id, PetitionFacts(**{**facts, **values}), OFFICER, TODAY)
    db.session.commit()
    return petition
