"""Selects of the union's groups on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, func, select

from app.core.texts.word_order import word_order_key
from app.core.vietnamese import fold
from app.extensions import db
from app.listing import sorted_by
from app.people.roster.day_queries import IS_AT_WORK, IS_CURRENT, STATE, parameters
from app.people.roster.facts import Sex
from app.people.roster.models import Member, Membership
from app.people.roster.rules import State

#: The union post of a group's head begins with this, folded; «Tổ phó» is not one.
_HEAD = "to truong"


@dataclass(frozen=True, slots=True)
class Group:
    """The people at work in a group; `name` is "" for those in none. `heads`: (id, name)."""

    name: str
    people: int
    members: int
    women: int
    heads: tuple[tuple[int, str], ...] = ()


def _natural(group: Group) -> tuple[Any, ...]:
    """Tổ 2 before Tổ 10; those in no group last."""
    return (not group.name, word_order_key(group.name))


ORDERS: dict[str, Callable[[Group], Any]] = {
    "name": _natural,
    "people": lambda group: (group.people, _natural(group)),
    "members": lambda group: (group.members, _natural(group)),
    "women": lambda group: (group.women, _natural(group)),
}


def groups_on(unit_id: int, as_of: date, sort: str = "name") -> list[Group]:
    """Every group with people at work on the day; two statements. KeyError for an unknown order."""
    heads = _heads(unit_id, as_of)
    query = (
        select(
            Membership.union_group,
            func.count(),
            func.count(case((STATE == State.MEMBER, 1))),
            func.count(case((Member.sex == Sex.FEMALE, 1))),
        )
        .join(Member, Member.id == Membership.member_id)
        .where(Membership.unit_id == unit_id, IS_CURRENT, IS_AT_WORK)
        .group_by(Membership.union_group)
    )
    rows = db.session.execute(query, parameters(unit_id, as_of))
    found = [Group(*row, heads=tuple(heads[row[0]])) for row in rows]
    return sorted_by(found, ORDERS, sort)


def members_of_group(unit_id: int, name: str, as_of: date) -> set[int]:
    """The people at work on the day who are in the group."""
    query = select(Membership.member_id).where(
        Membership.unit_id == unit_id, IS_CURRENT, IS_AT_WORK, Membership.union_group == name
    )
    return set(db.session.scalars(query, parameters(unit_id, as_of)))


def _heads(unit_id: int, as_of: date) -> dict[str, list[tuple[int, str]]]:
    query = (
        select(Membership.union_group, Membership.union_post, Member.id, Member.full_name)
        .join(Member, Member.id == Membership.member_id)
        .where(Membership.unit_id == unit_id, IS_CURRENT, IS_AT_WORK, Membership.union_post != "")
        .order_by(Member.name_key, Member.id)
    )
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for group, post, member_id, name in db.session.execute(query, parameters(unit_id, as_of)):
        if fold(post).startswith(_HEAD):
            found[group].append((member_id, name))
    return found
