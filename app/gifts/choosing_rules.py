"""Pure decisions of who stands on a list of gifts: the roster of a day, sieved by the occasion."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.gifts.facts import GiftListFacts, RecipientFacts
from app.gifts.plan_rules import CHILD_UNDER, PLANS, Who
from app.members.facts import ChildFacts, MembershipFacts, Sex
from app.members.rules import is_member, membership_on


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the roster with all their periods."""

    id: int
    name: str
    sex: Sex
    periods: tuple[MembershipFacts, ...]


@dataclass(frozen=True, slots=True)
class KnownChild:
    """A child of the roster."""

    id: int
    facts: ChildFacts


def chosen(
    facts: GiftListFacts,
    people: Sequence[Person],
    children: Iterable[KnownChild],
    in_hardship: Collection[int] = (),
) -> list[RecipientFacts]:
    """The lines that the roster gives, in the order of `people`, who all belong to the union.

    `in_hardship` are people with a time of hardship that runs on the day, beside those whose period says so.
    """
    members = [one for one in people if is_member(one.periods, facts.held_on)]
    who = PLANS[facts.occasion].who
    if who in (Who.CHILDREN, Who.PUPILS):
        known: dict[int, list[KnownChild]] = {}
        for child in children:
            known.setdefault(child.facts.member_id, []).append(child)
        lines = (_child_line(facts, who, one, child) for one in members for child in known.get(one.id, ()))
        return [line for line in lines if line]
    if who is Who.WOMEN:
        members = [one for one in members if one.sex is Sex.FEMALE]
    if who is Who.IN_HARDSHIP:
        members = [one for one in members if one.id in in_hardship or _in_hardship(one, facts.held_on)]
    is_ticked = who is not Who.TO_BE_TICKED
    return [
        RecipientFacts(one.name, _group(one, facts.held_on), member_id=one.id, is_ticked=is_ticked)
        for one in members
    ]


def _child_line(facts: GiftListFacts, who: Who, parent: Person, child: KnownChild) -> RecipientFacts | None:
    """The line of a child, None for one too old, born later, or without merit; not ticked where not sure."""
    said, is_sure = child.facts, True
    if who is Who.PUPILS:
        if not said.merit:
            return None
        ended = re.findall(r"[0-9]{4}", said.school_year)
        if ended and int(ended[-1]) != facts.held_on.year:
            return None
        is_sure = bool(ended)
    else:
        day = facts.age_on or facts.held_on
        age = said.birth.age_on(day)
        is_born = said.birth.day is None or said.birth.day <= day
        if age is not None and (age >= (facts.age_under or CHILD_UNDER) or not is_born):
            return None
        is_sure = age is not None
    return RecipientFacts(
        name=said.full_name,
        said=_about_child(parent, said, who),
        member_id=parent.id,
        child_id=child.id,
        is_ticked=is_sure,
    )


def _about_child(parent: Person, said: ChildFacts, who: Who) -> str:
    year = said.birth.day.year if said.birth.day else said.birth.year
    parts = [f"con của {parent.name}", f"sinh năm {year}" if year else "chưa ghi năm sinh"]
    if who is Who.PUPILS:
        grade = f"lớp {said.school_class}" if said.school_class else ""
        parts = [parts[0], *(part for part in (grade, said.merit, said.school_year) if part)]
    return "; ".join(parts)


def _in_hardship(one: Person, day: date) -> bool:
    period = membership_on(one.periods, day)
    return period is not None and period.in_hardship


def _group(one: Person, day: date) -> str:
    period = membership_on(one.periods, day)
    return period.union_group if period else ""
