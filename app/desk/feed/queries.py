"""Selects of calendar feeds: whose a secret is, and what their phone is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hmac import compare_digest

from sqlalchemy import and_, select

from app.desk.anniversaries.rules import digest_of
from app.desk.calendar.facts import Mark, MarkKind
from app.desk.calendar.queries import marked_for_member, marked_for_officers
from app.desk.feed.models import FeedKey
from app.extensions import db
from app.listing import Page, in_words_order, paginate
from app.office.accounts.models import Grant, User
from app.office.accounts.rules import Permission, Role, permissions_of
from app.office.units.models import Unit

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
    last_fetched_on: date | None


@dataclass(frozen=True, slots=True)
class Link:
    """A feed as the administrator sees it: whose, of which union, since when, when a phone last asked."""

    user_id: int
    unit_id: int
    display_name: str
    unit_name: str
    made_at: datetime
    last_fetched_on: date | None


def holder(secret: str) -> Holder | None:
    """Who holds the secret; None for one revoked, a closed account, no role left. One statement."""
    digest = digest_of(secret)
    held_there = and_(Grant.user_id == FeedKey.user_id, Grant.unit_id == FeedKey.unit_id)
    found = db.session.execute(
        select(FeedKey, Unit, Grant)
        .join(User, User.id == FeedKey.user_id)
        .join(Unit, Unit.id == FeedKey.unit_id)
        .join(Grant, held_there)
        .where(FeedKey.digest == digest, User.is_enabled)
    ).all()
    if not found or not compare_digest(found[0][0].digest, digest):
        return None
    key, unit, _ = found[0]
    held = [grant for _, _, grant in found]
    rights = _rights(held)
    member_id = next((one.member_id for one in held if one.member_id), None)
    return Holder(unit, member_id, rights, key.last_fetched_on) if rights & FED else None


def may_be_fed(user_id: int, unit_id: int) -> bool:
    """Whether a role that the person still holds in the union has a calendar."""
    held = select(Grant).where(Grant.user_id == user_id, Grant.unit_id == unit_id)
    return bool(_rights(db.session.scalars(held).all()) & FED)


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


def keys_of(user_id: int | None) -> Sequence[FeedKey]:
    """The keys of a person's feeds, None: of everybody's."""
    query = select(FeedKey).order_by(FeedKey.user_id, FeedKey.unit_id)
    return db.session.scalars(query if user_id is None else query.where(FeedKey.user_id == user_id)).all()


def page_of_links(page: int) -> Page[Link]:
    """A page of every feed of the installation, by whose it is."""
    return paginate(_LINKS, page, lambda row: Link(*row))


def links_of(user_id: int) -> Sequence[Link]:
    """A person's feeds, by union."""
    return [Link(*row) for row in db.session.execute(_LINKS.where(FeedKey.user_id == user_id))]


_LINKS = (
    select(
        FeedKey.user_id,
        FeedKey.unit_id,
        User.display_name,
        Unit.name,
        FeedKey.made_at,
        FeedKey.last_fetched_on,
    )
    .join(User, User.id == FeedKey.user_id)
    .join(Unit, Unit.id == FeedKey.unit_id)
    .order_by(in_words_order(User.username), Unit.id)
)


def _rights(held: Sequence[Grant]) -> frozenset[Permission]:
    return permissions_of({Role(one.role) for one in held}, is_admin=False)
