"""Which data the union keeps, for its notice."""

from __future__ import annotations

from sqlalchemy import exists, select

from app.extensions import db
from app.office.units.models import Unit
from app.people.hardship.models import Hardship
from app.people.personal_data.notice.facts import Kept
from app.people.roster.models import Child, Membership, Portrait


def kept_by(unit: Unit) -> Kept:
    """Which data it keeps now, by its settings and its books; one statement."""
    live = Membership.unit_id == unit.id, Membership.withdrawn_at.is_(None)
    salaries, portraits, children, marked, hardships = db.session.execute(
        select(
            exists().where(*live, Membership.dues_salary.is_not(None)),
            exists().where(Portrait.unit_id == unit.id),
            exists().where(Child.unit_id == unit.id, Child.withdrawn_at.is_(None)),
            exists().where(*live, Membership.in_hardship),
            exists().where(Hardship.unit_id == unit.id, Hardship.withdrawn_at.is_(None)),
        )
    ).one()
    return Kept(unit.keeps_party, bool(salaries), bool(portraits), bool(children), bool(marked or hardships))
