"""Selects of calendar feeds: the holder of a secret, and the marks of their feed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hmac import compare_digest

from sqlalchemy import select

from app.desk.anniversaries.rules import digest_of
from app.desk.calendar.facts import BIRTHDAY, Mark
from app.desk.calendar.queries import marked_for_member, marked_for_officers
from app.desk.feed.models import FeedKey
from app.extensions import db
from app.listing import Page, in_words_order, paginate
from app.office.accounts.models import User
from app.office.accounts.queries import holdings_of
from app.office.accounts.rules import Permission, permissions_of, permissions_on
from app.office.units.models import Unit

#: The range of a feed: past, future, and future for birthdays.
BEHIND, AHEAD, BIRTHDAYS = timedelta(days=90), timedelta(days=365), timedelta(days=60)
#: Who may have a feed: those who read the books, and members.
FEED_PERMISSIONS = frozenset({Permission.READ_BOOKS, Permission.MEMBERS_PAGES})


@dataclass(frozen=True, slots=True)
class Holder:
    """The holder of a feed, with their current permissions in the union."""

    unit: Unit
    member_id: int | None
    permissions: frozenset[Permission]
    last_fetched_on: date | None


@dataclass(frozen=True, slots=True)
class Link:
    """A feed as the administrator sees it."""

    user_id: int
    unit_id: int
    display_name: str
    unit_name: str
    made_at: datetime
    last_fetched_on: date | None


def holder(secret: str, today: date) -> Holder | None:
    """The holder of a secret; None if it is revoked, the account closed or no role in force."""
    digest = digest_of(secret)
    key = db.session.scalar(
        select(FeedKey)
        .join(User, User.id == FeedKey.user_id)
        .where(FeedKey.digest == digest, User.is_enabled)
    )
    if key is None or not compare_digest(key.digest, digest):
        return None
    held = [one for one in holdings_of(key.user_id) if one.unit.id == key.unit_id]
    rights = permissions_on(today, [one.held for one in held], is_admin=False)
    member_id = next((one.grant.member_id for one in held if one.grant.member_id), None)
    if not rights & FEED_PERMISSIONS:
        return None
    return Holder(held[0].unit, member_id, rights, key.last_fetched_on)


def can_have_feed(user_id: int, unit_id: int) -> bool:
    """Whether a role of the person in the union allows a feed while it is in force."""
    held = {one.held.role for one in holdings_of(user_id) if one.unit.id == unit_id}
    return bool(permissions_of(held, is_admin=False) & FEED_PERMISSIONS)


def marks_of_holder(feed_holder: Holder, today: date) -> list[Mark]:
    """The marks of a feed on the day; five statements at most."""
    start, end = today - BEHIND, today + AHEAD
    if Permission.READ_BOOKS in feed_holder.permissions:
        marks = marked_for_officers(feed_holder.unit.id, start, end, today).marks
    else:
        marks = marked_for_member(feed_holder.unit.id, feed_holder.member_id, start, end, today).marks
    return [one for one in marks if one.kind is not BIRTHDAY or today <= one.day <= today + BIRTHDAYS]


def feed_key(user_id: int, unit_id: int) -> FeedKey | None:
    """The key of a person's feed of a union, or None."""
    return db.session.get(FeedKey, (user_id, unit_id))


def keys_of(user_id: int | None) -> Sequence[FeedKey]:
    """The keys of a person's feeds, None: of everybody's."""
    query = select(FeedKey).order_by(FeedKey.user_id, FeedKey.unit_id)
    return db.session.scalars(query if user_id is None else query.where(FeedKey.user_id == user_id)).all()


def page_of_links(page: int) -> Page[Link]:
    """A page of all feeds of the installation, by user name."""
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
