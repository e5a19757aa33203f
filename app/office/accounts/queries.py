"""Selects of accounts and grants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, bindparam, case, func, select
from sqlalchemy.orm import aliased

from app.core.errors import Refused
from app.core.texts.names import name_sort_key
from app.core.vietnamese import fold
from app.extensions import db
from app.listing import Page, contains, in_words_order, paginate
from app.office.accounts.models import Grant, SentForm, User
from app.office.accounts.rules import Held, Role
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


def user_by_name(username: str) -> User | None:
    """An account by its name, ignoring case and diacritics."""
    return db.session.scalar(select(User).where(User.username == fold(username)))


def named_user(username: str) -> User:
    """`user_by_name` for a command. Raises Refused without one."""
    found = user_by_name(username)
    if found is None:
        raise Refused(f"Không có tài khoản nào tên «{username}».")
    return found


@dataclass(frozen=True, slots=True)
class Holding:
    """A role of a user in a union, with what decides whether it gives anything."""

    grant: Grant
    unit: Unit
    user: User
    held: Held


#: The first day on which the member of a column was out of the union, as SQL; handed in by the roster.
LEFT_ON: list[Callable[[Any], ColumnElement[date | None]]] = []


@cache
def _holdings() -> Select[*tuple[Any, ...]]:
    """Built once, because every request uses it: each role with the day on which its holder left the union.

    Who somebody is, their role as a member says, or the role itself.
    """
    own, naming = aliased(Grant), aliased(Grant)
    known = (
        select(own.user_id, own.unit_id, func.min(own.id).label("first_id"))
        .where(own.member_id.is_not(None))
        .group_by(own.user_id, own.unit_id)
        .subquery()
    )
    # Neither a subquery nor a function: behind a policy PostgreSQL would use no index for them.
    who = case((Grant.member_id.is_not(None), Grant.member_id), else_=naming.member_id)
    (left_on,) = LEFT_ON
    return (
        select(Grant, Unit, User, left_on(who))
        .join(Unit, Unit.id == Grant.unit_id)
        .join(User, User.id == Grant.user_id)
        .outerjoin(known, and_(known.c.user_id == Grant.user_id, known.c.unit_id == Grant.unit_id))
        .outerjoin(naming, naming.id == known.c.first_id)
        .order_by(Unit.id, Grant.id)
    )


@cache
def _of_user() -> Select[*tuple[Any, ...]]:
    return _holdings().where(Grant.user_id == bindparam("of_user"))


def _holding(grant: Grant, unit: Unit, user: User, left_on: date | None) -> Holding:
    held = Held(
        Role(grant.role),
        grant.valid_from,
        grant.valid_to,
        grant.is_waiting,
        left_on,
        grant.sensitive_from,
        grant.sensitive_to,
    )
    return Holding(grant, unit, user, held)


def holdings_of(user_id: int) -> list[Holding]:
    """Every role of a user, by union, also those that give nothing; one statement."""
    return [_holding(*row) for row in db.session.execute(_of_user(), {"of_user": user_id})]


def holdings_in(unit_id: int) -> list[Holding]:
    """Every role in a union, by role and name; one statement."""
    found = [_holding(*row) for row in db.session.execute(_holdings().where(Grant.unit_id == unit_id))]
    places = list(Role)
    return sorted(found, key=lambda one: (places.index(one.held.role), name_sort_key(one.user.display_name)))


def holding_in(unit_id: int, grant_id: int) -> Holding | None:
    """A role in the union; None for one of another union."""
    query = _holdings().where(Grant.unit_id == unit_id, Grant.id == grant_id)
    row = db.session.execute(query).one_or_none()
    return _holding(*row) if row else None


def chairs_of(unit_id: int) -> list[Holding]:
    """Who is, was or will be chair of the union, also by an account that is closed; none that waits."""
    return [one for one in holdings_in(unit_id) if one.held.role is Role.CHAIR and not one.held.is_waiting]


def members_behind(user_id: int) -> set[int]:
    """Ids of the members whom the user's roles name, in any union."""
    query = select(Grant.member_id).where(Grant.user_id == user_id, Grant.member_id.is_not(None))
    return {one for one in db.session.scalars(query) if one is not None}


def waiting_in(unit_id: int) -> ScalarSelect[int]:
    """How many roles in the union wait for its chair."""
    return select(func.count(Grant.id)).where(Grant.unit_id == unit_id, Grant.is_waiting).scalar_subquery()


def grants_of(user_id: int) -> list[tuple[Grant, Unit]]:
    """Roles of a user with the unions they hold in, by union; also those that give nothing."""
    return [(one.grant, one.unit) for one in holdings_of(user_id)]


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
        query = query.where(contains(User.username, fold(words)))
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


def users_of_member(unit_id: int, member_id: int) -> list[int]:
    """The ids of the accounts with which the union's person signs in."""
    return list(dict.fromkeys(one.user_id for one in grants_of_member(unit_id, member_id)))


def grants_of_member(unit_id: int, member_id: int) -> Sequence[Grant]:
    """Roles that say who of the roster the user is."""
    of = select(Grant).where(Grant.unit_id == unit_id, Grant.member_id == member_id)
    return db.session.scalars(of.order_by(Grant.id)).all()


def count_forms_before(moment: datetime) -> int:
    """How many tokens of sent forms are older."""
    return db.session.scalar(select(func.count()).select_from(SentForm).where(SentForm.at < moment)) or 0
