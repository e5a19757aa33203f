"""Selects of bulk changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from app.core.dates import midnight_before
from app.extensions import db
from app.people.bulk.facts import BulkFacts, Planned
from app.people.bulk.models import BulkChange
from app.people.bulk.rules import changed_by, refusal_of
from app.people.roster.day_queries import IS_CURRENT, parameters
from app.people.roster.models import Member, Membership
from app.people.roster.queries import membership_facts

#: Databases limit the number of parameters; for more people all rows are read and filtered here.
_MOST_NAMED = 500
#: For how long a change of many can be undone, and what stands there afterwards.
OLD_VALUES_KEPT, NOTHING = timedelta(days=90), '{"people": {}}'
#: Length of the list of changes.
_NEWEST = 50


def people_chosen(unit_id: int, member_ids: Collection[int], as_of: date) -> list[tuple[Member, Membership]]:
    """The people with the period that counts on the day, in the order of names."""
    query = (
        select(Member, Membership)
        .join(Membership, Membership.member_id == Member.id)
        .where(Member.unit_id == unit_id, IS_CURRENT)
        .order_by(Member.name_key, Member.id)
    )
    if len(member_ids) <= _MOST_NAMED:
        query = query.where(Member.id.in_(member_ids))
    rows = db.session.execute(query, parameters(unit_id, as_of))
    return [(one, period) for one, period in rows if one.id in member_ids]


def plan(unit_id: int, member_ids: Collection[int], facts: BulkFacts, as_of: date) -> list[Planned]:
    """The plan of the change for each person; one statement."""
    found = []
    for one, period in people_chosen(unit_id, member_ids, facts.starts_on or as_of):
        old = membership_facts(period)
        new, refusal = changed_by(old, facts), refusal_of(old, facts)
        found.append(Planned(one.id, one.full_name, one.code, period.id, period.version, old, new, refusal))
    return found


def periods_by_id(unit_id: int, ids: Collection[int]) -> dict[int, Membership]:
    """The union's periods with these ids; one statement."""
    query = select(Membership).where(Membership.unit_id == unit_id)
    if len(ids) <= _MOST_NAMED:
        query = query.where(Membership.id.in_(ids))
    return {one.id: one for one in db.session.scalars(query) if one.id in ids}


def people_by_id(unit_id: int, ids: Collection[int]) -> dict[int, Member]:
    """The union's people with these ids; one statement."""
    query = select(Member).where(Member.unit_id == unit_id)
    if len(ids) <= _MOST_NAMED:
        query = query.where(Member.id.in_(ids))
    return {one.id: one for one in db.session.scalars(query) if one.id in ids}


def keys_held(unit_id: int, member_ids: Collection[int]) -> dict[int, set[str]]:
    """The keys of each person's periods, withdrawn ones too; one statement."""
    query = select(Membership.member_id, Membership.row_key).where(Membership.unit_id == unit_id)
    if len(member_ids) <= _MOST_NAMED:
        query = query.where(Membership.member_id.in_(member_ids))
    held: dict[int, set[str]] = defaultdict(set)
    for member_id, key in db.session.execute(query):
        held[member_id].add(key)
    return held


def bulk_change(unit_id: int, change_id: int) -> BulkChange | None:
    """A change of this union, or None."""
    query = select(BulkChange).where(BulkChange.unit_id == unit_id, BulkChange.id == change_id)
    return db.session.scalar(query)


def bulk_changes(unit_id: int) -> Sequence[BulkChange]:
    """The newest changes of the union."""
    query = select(BulkChange).where(BulkChange.unit_id == unit_id).order_by(BulkChange.id.desc())
    return db.session.scalars(query.limit(_NEWEST)).all()


def changes_kept(unit_id: int) -> Sequence[BulkChange]:
    """All bulk changes of the union."""
    return db.session.scalars(select(BulkChange).where(BulkChange.unit_id == unit_id)).all()


def old_changes(unit_id: int, today: date) -> Sequence[BulkChange]:
    """Bulk changes that nobody undoes any more and that still hold old values."""
    before = midnight_before(today, OLD_VALUES_KEPT)
    query = select(BulkChange).where(BulkChange.unit_id == unit_id, BulkChange.done_at < before)
    return db.session.scalars(query.where(BulkChange.before != NOTHING)).all()
