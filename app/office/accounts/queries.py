"""Selects of accounts and grants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from app.core.vietnamese import fold
from app.extensions import db
from app.listing import Page, in_words_order, paginate
from app.office.accounts.models import Grant, SentForm, User
from app.office.accounts.rules import Role
from app.office.units.models import Unit


@dataclass(frozen=True, slots=True)
class Line:
    """An account as the list shows it; `roles` are (union, role) pairs."""

    id: int
    username: str
    display_name: str
    is_admin: bool
    is_enabled: bool
    roles: Sequence[tuple[str, Role]]


def user(user_id: int) -> User | None:
    """An account by its id."""
    return db.session.get(User, user_id)


#: Used by every request, so it is built once.
_OF_SESSION = select(User).where(User.session_key == bindparam("key"), User.is_enabled)


def user_by_session_key(key: str) -> User | None:
    """The enabled account that a session belongs to; a changed password changes the key."""
    return db.session.scalar(_OF_SESSION, {"key": key})


def user_by_name(username: str) -> User | None:
    """An account by its name, ignoring case and diacritics."""
    return db.session.scalar(select(User).where(User.username == fold(username)))


#: Used by every request too.
_GRANTS = (
    select(Grant, Unit)
    .join(Unit, Unit.id == Grant.unit_id)
    .where(Grant.user_id == bindparam("of_user"))
    .order_by(Unit.id, Grant.id)
)


def grants_of(user_id: int) -> list[tuple[Grant, Unit]]:
    """Roles of a user with the unions they hold in, by union."""
    return [(grant, unit) for grant, unit in db.session.execute(_GRANTS, {"of_user": user_id})]


def grant(user_id: int, grant_id: int) -> Grant | None:
    """A role of this user, or None."""
    return db.session.scalar(select(Grant).where(Grant.user_id == user_id, Grant.id == grant_id))


def count_users() -> int:
    """How many accounts there are; with 0 first run is open."""
    return db.session.scalar(select(func.count(User.id))) or 0


def page_of_users(page: int, words: str = "") -> Page[Line]:
    """A page of all accounts by name, with their roles; three statements."""
    query = select(User).order_by(in_words_order(User.username), User.id)
    if words:
        query = query.where(User.username.contains(fold(words), autoescape=True))
    found: Page[User] = paginate(query, page, lambda row: row[0])
    roles = _roles_of([one.id for one in found.items])
    lines = [
        Line(one.id, one.username, one.display_name, one.is_admin, one.is_enabled, roles.get(one.id, []))
        for one in found.items
    ]
    return Page(lines, found.page, found.total)


def _roles_of(user_ids: Sequence[int]) -> dict[int, list[tuple[str, Role]]]:
    rows = db.session.execute(
        select(Grant.user_id, Unit.name, Grant.role)
        .join(Unit, Unit.id == Grant.unit_id)
        .where(Grant.user_id.in_(user_ids))
        .order_by(Unit.id, Grant.id)
    )
    found: dict[int, list[tuple[str, Role]]] = {}
    for user_id, unit_name, role in rows:
        found.setdefault(user_id, []).append((unit_name, Role(role)))
    return found


def sent_form(token: str) -> str | None:
    """Where a form that was sent before redirects to; None for a new one."""
    return db.session.scalar(select(SentForm.location).where(SentForm.token == token))


def lock_enabled_admins() -> list[int]:
    """Ids of the enabled administrators, locked until the transaction ends, so that the last one stays."""
    return list(db.session.scalars(select(User.id).where(User.is_admin, User.is_enabled).with_for_update()))


def grants_of_member(unit_id: int, member_id: int) -> Sequence[Grant]:
    """Roles that say who of the roster the user is."""
    of = select(Grant).where(Grant.unit_id == unit_id, Grant.member_id == member_id)
    return db.session.scalars(of.order_by(Grant.id)).all()


def count_forms_before(moment: datetime) -> int:
    """How many tokens of sent forms are older."""
    return db.session.scalar(select(func.count()).select_from(SentForm).where(SentForm.at < moment)) or 0
