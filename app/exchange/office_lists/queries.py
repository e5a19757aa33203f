"""Selects for an office's own list: stored mappings, people on the roster."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from hashlib import sha256

from sqlalchemy import select

from app.core.vietnamese import fold
from app.exchange.office_lists.layout import LABELS
from app.exchange.office_lists.models import ColumnMapping
from app.exchange.office_lists.reading.rows import KnownPerson
from app.extensions import db
from app.people.roster.facts import BirthDay, MembershipFacts, PersonFacts
from app.people.roster.models import Member, Membership
from app.people.roster.queries import membership_facts, person_facts


def heads_key(heads: Sequence[str]) -> str:
    """The key under which a mapping is stored: a digest of the folded headings."""
    return sha256("\n".join(fold(head) for head in heads).encode()).hexdigest()


def mapping(unit_id: int, heads: Sequence[str]) -> ColumnMapping | None:
    """The stored mapping for a list with these headings, or None."""
    return db.session.get(ColumnMapping, (unit_id, heads_key(heads)))


def remembered(unit_id: int, heads: Sequence[str]) -> dict[int, str] | None:
    """Column place -> field, as mapped the last time; None for new headings."""
    row = mapping(unit_id, heads)
    if row is None:
        return None
    return {int(place): name for place, name in json.loads(row.fields).items() if name in LABELS}


def roster_known(unit_id: int) -> list[KnownPerson]:
    """Everybody ever put on the roster; one statement."""
    columns = (Member.id, Member.code, Member.full_name, Member.birth_date, Member.birth_year)
    rows = db.session.execute(select(*columns).where(Member.unit_id == unit_id).order_by(Member.id))
    return [KnownPerson(row.id, row.code, row.full_name, BirthDay(*row[3:])) for row in rows]


def recorded_facts(
    unit_id: int, member_ids: Collection[int]
) -> dict[int, tuple[PersonFacts, MembershipFacts]]:
    """Facts of each person and of the period that was recorded last; one statement."""
    rows = newest_periods(unit_id, member_ids) if member_ids else {}
    return {key: (person_facts(one), membership_facts(period)) for key, (one, period) in rows.items()}


def newest_periods(unit_id: int, member_ids: Collection[int]) -> dict[int, tuple[Member, Membership]]:
    """Each person with the live period that was recorded last; one statement."""
    rows = db.session.execute(
        select(Member, Membership)
        .join(Membership, Membership.member_id == Member.id)
        .where(Member.unit_id == unit_id, Membership.withdrawn_at.is_(None))
        .order_by(Membership.id)
    )
    return {one.id: (one, period) for one, period in rows if one.id in member_ids}
