"""Selects of members' children."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from app.core.texts.names import name_sort_key
from app.core.texts.word_order import word_order_key
from app.core.vietnamese import join_words
from app.extensions import db
from app.listing import Page, page_of_rows, texts_match
from app.people.children.rules import birth_of, children_once
from app.people.roster.day_queries import IS_AT_WORK, IS_CURRENT, parameters
from app.people.roster.facts import BirthDay, ChildFacts
from app.people.roster.models import Child, Member, Membership
from app.people.roster.queries import children_of


@dataclass(frozen=True, slots=True)
class WantedChildren:
    """The filters of the list; `under`: age in years on the day of the list."""

    words: str = ""
    under: int | None = None
    group: str = ""
    with_merit: bool = False


@dataclass(frozen=True, slots=True)
class ListedChild:
    """A child with its parent on the roster; `age` in full years on the day, None if unknown."""

    full_name: str
    birth: BirthDay
    age: int | None
    school_class: str
    school_year: str
    merit: str
    parent_id: int
    parent_name: str
    parent_code: str
    union_group: str
    parent_key: str


def _by_name(one: ListedChild) -> tuple[Any, ...]:
    return (name_sort_key(one.full_name), one.parent_key)


ORDERS: dict[str, Callable[[ListedChild], tuple[Any, ...]]] = {
    "name": _by_name,
    "born": lambda one: (one.birth.day or date(one.birth.year or 1, 1, 1), *_by_name(one)),
    "parent": lambda one: (one.parent_key, *_by_name(one)),
    "group": lambda one: (word_order_key(one.union_group), one.parent_key, *_by_name(one)),
}


def page_of_children(
    unit_id: int, page: int, wanted: WantedChildren, as_of: date, sort: str = "parent"
) -> Page[ListedChild]:
    """A page of the children of people at work on the day; page ALL_ROWS: all of them. One statement.

    Older children than wanted are left out; those of unknown birth stay.
    """
    found = [one for one in _children(unit_id, as_of) if _is_wanted(one, wanted)]
    return page_of_rows(found, page, ORDERS, sort)


def _is_wanted(one: ListedChild, wanted: WantedChildren) -> bool:
    return (
        (wanted.under is None or one.age is None or one.age < wanted.under)
        and (not wanted.group or one.union_group == wanted.group)
        and (not wanted.with_merit or bool(one.merit))
        and (not wanted.words or texts_match(wanted.words, one.full_name, one.parent_name, one.parent_code))
    )


def _children(unit_id: int, as_of: date) -> list[ListedChild]:
    query = (
        select(
            Child.full_name,
            Child.birth_date,
            Child.birth_year,
            Child.school_class,
            Child.school_year,
            Child.merit,
            Member.id,
            Member.full_name,
            Member.code,
            Membership.union_group,
            Member.name_key,
        )
        .join(Member, Member.id == Child.member_id)
        .join(Membership, Membership.member_id == Member.id)
        .where(Child.unit_id == unit_id, Child.withdrawn_at.is_(None), IS_CURRENT, IS_AT_WORK)
    )
    rows = db.session.execute(query, parameters(unit_id, as_of))
    found = [
        ListedChild(name, born := BirthDay(day, year), born.age_on(as_of), *rest)
        for name, day, year, *rest in rows
        if day is None or day <= as_of
    ]
    records_of = ((one, ChildFacts(one.parent_id, one.full_name, one.birth)) for one in found)
    return [_as_one([one for one, _ in records], as_of) for records in children_once(records_of)]


def _as_one(records: Sequence[ListedChild], as_of: date) -> ListedChild:
    """The records of one child as one, with both parents and the facts of either."""
    if len(records) == 1:
        return records[0]
    birth = birth_of([ChildFacts(one.parent_id, one.full_name, one.birth) for one in records])
    parents = {one.parent_id: one for one in records}.values()
    return replace(
        records[0],
        birth=birth,
        age=birth.age_on(as_of),
        school_class=_first(one.school_class for one in records),
        school_year=_first(one.school_year for one in records),
        merit=_first(one.merit for one in records),
        parent_name=join_words(one.parent_name for one in parents),
        parent_code=join_words(one.parent_code for one in parents),
    )


def _first(words: Iterable[str]) -> str:
    return next((one for one in words if one), "")


def children_recorded_twice(unit_id: int) -> list[list[tuple[Child, ChildFacts]]]:
    """The records of each child that has more than one, under two parents or under one; one statement."""
    return [records for records in children_once(children_of(unit_id)) if len(records) > 1]
