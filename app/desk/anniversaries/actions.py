"""Writes of days that come every year, and the first set that every union starts with."""

from __future__ import annotations

from app.core.actor import SYSTEM
from app.core.signals import unit_started
from app.core.years.national import national_days
from app.desk.anniversaries import queries
from app.desk.anniversaries.facts import AnniversaryFacts
from app.desk.anniversaries.models import Anniversary
from app.desk.anniversaries.rules import refuse_bad_anniversary
from app.extensions import db
from app.log.activities.actions import new_row_key
from app.log.activities.row_actions import RowKind

ANNIVERSARIES: RowKind[Anniversary, AnniversaryFacts] = RowKind(
    Anniversary,
    "home.anniversary",
    check=lambda _unit_id, facts, today: refuse_bad_anniversary(facts, today),
)


@unit_started.connect
def give_first_days(unit_id: int) -> None:
    """Add the first set of days to a new union; not noted in the trail, as the first items are not."""
    recorded = {"recorded_by_id": SYSTEM.user_id, "recorded_by": SYSTEM.name}
    db.session.add_all(
        Anniversary(
            unit_id=unit_id,
            row_key=new_row_key(),
            name=one.name,
            day=one.day,
            month=one.month,
            year=one.year,
            is_lunar=one.is_lunar,
            **recorded,
        )
        for one in national_days()
    )
    db.session.flush()


def seed_missing_days() -> None:
    """Add the first set to unions that are older than it."""
    for unit_id in queries.units_without_days():
        give_first_days(unit_id)
