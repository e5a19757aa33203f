"""Pure decisions about the recipients of a list of gifts: the roster on a day, filtered by the occasion."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.vietnamese import join_words
from app.life.gifts.choosing.plans import CHILD_UNDER, PLANS, Who
from app.life.gifts.facts import GiftListFacts, RecipientFacts
from app.people.children.rules import birth_of, children_once
from app.people.roster.facts import BirthDay, ChildFacts, MembershipFacts, Sex
from app.people.roster.rules import is_member, membership_on


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


def select_recipients(
    facts: GiftListFacts,
    people: Sequence[Person],
    children: Iterable[KnownChild],
    in_hardship: Collection[int] = (),
) -> list[RecipientFacts]:
    """The lines of a list, in the order of `people`, who all belong to the union.

    `in_hardship`: ids of people with a time of hardship on the day, besides those whose period marks it.
    """
    members = [one for one in people if is_member(one.periods, facts.held_on)]
    who = PLANS[facts.occasion].who
    if who in (Who.CHILDREN, Who.PUPILS):
        known: dict[int, list[KnownChild]] = {}
        for child in children:
            known.setdefault(child.facts.member_id, []).append(child)
        of_members = [(one, child) for one in members for child in known.get(one.id, ())]
        lines = [
            _child_line(facts, who, [pair for pair, _ in records])
            for records in children_once((pair, pair[1].facts) for pair in of_members)
        ]
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


def _child_line(
    facts: GiftListFacts, who: Who, records: Sequence[tuple[Person, KnownChild]]
) -> RecipientFacts | None:
    """The line of a child; None when too old, born later, or without merit; not ticked when unsure.

    `records` are the records of the child, one for each parent who is a member.
    """
    known = [child.facts for _, child in records]
    if who is Who.PUPILS:
        child_facts, is_sure = _as_pupil(known, facts.held_on)
    else:
        child_facts, is_sure = _by_age(known, facts)
    if child_facts is None:
        return None
    parents = list(dict.fromkeys(one.name for one, _ in records))
    parent, child = next(pair for pair in records if pair[1].facts is child_facts)
    return RecipientFacts(
        name=child_facts.full_name,
        details=_child_details(parents, birth_of(known), child_facts, who),
        member_id=parent.id,
        child_id=child.id,
        is_ticked=is_sure,
    )


def _as_pupil(known: Sequence[ChildFacts], day: date) -> tuple[ChildFacts | None, bool]:
    """The record with merit for the school year that ends in the list's year, and whether it names a year."""
    of_year, undated = None, None
    for facts in known:
        ended = re.findall(r"[0-9]{4}", facts.school_year)
        if facts.merit and ended and int(ended[-1]) == day.year:
            of_year = of_year or facts
        elif facts.merit and not ended:
            undated = undated or facts
    return of_year or undated, of_year is not None


def _by_age(known: Sequence[ChildFacts], facts: GiftListFacts) -> tuple[ChildFacts | None, bool]:
    birth, day = birth_of(known), facts.age_on or facts.held_on
    age = birth.age_on(day)
    is_born = birth.day is None or birth.day <= day
    if age is not None and (age >= (facts.age_under or CHILD_UNDER) or not is_born):
        return None, False
    return known[0], age is not None


def _child_details(parents: Sequence[str], birth: BirthDay, facts: ChildFacts, who: Who) -> str:
    year = birth.day.year if birth.day else birth.year
    parts = [f"con của {join_words(parents)}", f"sinh năm {year}" if year else "chưa ghi năm sinh"]
    if who is Who.PUPILS:
        grade = f"lớp {facts.school_class}" if facts.school_class else ""
        parts = [parts[0], *(part for part in (grade, facts.merit, facts.school_year) if part)]
    return "; ".join(parts)


def _in_hardship(one: Person, day: date) -> bool:
    period = membership_on(one.periods, day)
    return period is not None and period.in_hardship


def _group(one: Person, day: date) -> str:
    period = membership_on(one.periods, day)
    return period.union_group if period else ""
