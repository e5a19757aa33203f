"""Selects of times of hardship."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import bindparam, select

from app.extensions import db
from app.log.activities.row_queries import RowReads
from app.log.figures.facts import Reading
from app.people.hardship.models import Hardship
from app.people.roster.facts import HardshipFacts, Person
from app.people.roster.queries import roster_of

_READS = RowReads(Hardship, HardshipFacts)
hardships_of, hardship_facts = _READS.all, _READS.facts_of
_OF_MEMBER = (
    select(Hardship)
    .where(Hardship.member_id == bindparam("of_member"))
    .order_by(Hardship.starts_on.desc(), Hardship.id.desc())
)


def hardship(unit_id: int, member_id: int, hardship_id: int) -> Hardship | None:
    """A time of hardship of this person of this union, withdrawn or not, or None."""
    return db.session.scalar(
        select(Hardship).where(
            Hardship.unit_id == unit_id, Hardship.member_id == member_id, Hardship.id == hardship_id
        )
    )


def hardships_of_member(member_id: int) -> Sequence[Hardship]:
    """All times of hardship of a person, newest first, withdrawn ones too."""
    return db.session.scalars(_OF_MEMBER, {"of_member": member_id}).all()


def people_read(reading: Reading) -> tuple[Person, ...]:
    """Everyone on the roster with all their periods and times of hardship, by id; two statements."""
    unit_id = reading.unit.id
    times: dict[int, list[HardshipFacts]] = defaultdict(list)
    for _, one in hardships_of(unit_id):
        times[one.member_id].append(one)
    found = []
    rows = sorted(roster_of(unit_id), key=lambda row: row[0].id)
    for member_id, group in groupby(rows, key=lambda row: row[0].id):
        periods = list(group)
        memberships = tuple(row[3] for row in periods)
        found.append(Person(member_id, periods[0][2], memberships, tuple(times.get(member_id, ()))))
    return tuple(found)
