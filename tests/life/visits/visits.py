"""Visits as the forms send them and as the tests record them."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.extensions import db
from app.life.visits.actions import record_visit
from app.life.visits.facts import Audience, Reason, VisitFacts
from app.log.activities.models import Activity
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY

#: A visit as its form sends it.
SENT = {
    "happened_on": "01/03/2024",
    "reason_for": "illness",
    "audience": "member",
    "recipient": "Nguyễn Văn Bình",
    "amount": "500k",
    "money_source": "others",
}
#: The same, with the union's own money, whose fund is to be added.
OWN = {**SENT, "money_source": "own"}


def put_visit(unit: Unit, **values: Any) -> Activity:
    """A recorded visit to a sick member on 1 March 2024, as often as it is put."""
    facts = {
        "happened_on": date(2024, 3, 1),
        "reason": Reason.ILLNESS,
        "recipient": "Nguyễn Văn Bình",
        "audience": Audience.MEMBER,
    }
    visit = record_visit(unit.id, VisitFacts(**{**facts, **values}), OFFICER, TODAY, again=True)
    db.session.commit()
    return visit
