"""Selects of calendar feeds: whose a secret is, and what their phone is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hmac import compare_digest

from sqlalchemy import select

from app.accounts.models import Grant, User
from app.accounts.rules import Permission, Role, permissions_of
from app.extensions import db
from app.home.calendar_queries import marked_for_member, marked_for_officers
from app.home.facts import Mark, MarkKind
from app.home.models import FeedKey
from app.home.rules import digest_of
from app.units.models import Unit

#: What a phone is told: the season behind, the year ahead, the birthdays of two months.
BEHIND, AHEAD, BIRTHDAYS = timedelta(days=90), timedelta(days=365), timedelta(days=60)
#: Who may have a feed: those who read the books, and members.
FED = frozenset({Permission.READ_BOOKS, Permission.OWN_RECORD})


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose a feed is, and what they may do in the union now."""

    unit: Unit
    member_id: int | None
    permissions: frozenset[Permission]


def holder(secret: str) -> Holder | None:
    """Who holds the secret; None for one revoked, a closed account, no role left. Two statements."""
    digest = digest_of(secret)
    found = db.session.execute(
        select(FeedKey, Unit)
        .join(User, User.id == FeedKey.user_id)
        .join(Unit, Unit.id == FeedKey.unit_id)
        .where(FeedKey.digest == digest, User.is_enabled)
    ).one_or_none()
    if found is None or not compare_digest(found[0].digest, digest):
        return None
    key, unit = found
    grants = db.session.scalars(select(Grant).where(Grant.user_id == key.user_id, Grant.unit_id == unit.id))
    held = grants.all()
    rights = permissions_of({Role(one.role) for one in held}, is_admin=False)
    member_id = next((one.member_id for one in held if one.member_id), None)
    return Holder(unit, member_id, rights) if rights & FED else None


def marks_for(who: Holder, today: date) -> list[Mark]:
    """What the holder's phone is told on the day; five statements at most."""
    start, end = today - BEHIND, today + AHEAD
    if Permission.READ_BOOKS in who.permissions:
        marks = marked_for_officers(who.unit.id, start, end).marks
    else:
        marks = marked_for_member(who.unit.id, who.member_id, start, end).marks
    return [
        one for one in marks if one.kind is not MarkKind.BIRTHDAY or today <= one.day <= today + BIRTHDAYS
    ]


def feed_key(user_id: int, unit_id: int) -> FeedKey | None:
    """The key of a person's feed of a union, or None."""
    return db.session.get(FeedKey, (user_id, unit_id))
