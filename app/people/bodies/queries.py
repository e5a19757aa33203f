"""Selects of the people of bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select

from app.core.fields import fields_of
from app.core.texts.names import name_sort_key
from app.core.texts.word_order import word_order_key
from app.extensions import db
from app.listing import Page, page_of_list, texts_match
from app.log.activities.row_queries import RowReads
from app.log.figures.facts import Reading
from app.log.records.descriptions import stated_texts
from app.people.bodies.facts import BodyFacts
from app.people.bodies.models import BodyMember
from app.people.bodies.rules import SEATED, sits_on
from app.people.roster.models import Member
from app.web.personal.declared import ExtractRow

BODIES = RowReads(BodyMember, BodyFacts)


class BodyLine(NamedTuple):
    """A term in the list, with the person's name."""

    row: BodyMember
    facts: BodyFacts
    person: str


#: A union has a few dozen of these rows: the list is read whole.
ORDERS: dict[str, Callable[[BodyLine], Any]] = {
    "body": lambda one: (word_order_key(one.facts.body), one.facts.starts_on, one.row.id),
    "person": lambda one: (name_sort_key(one.person), one.row.id),
    "day": lambda one: (one.facts.starts_on, one.row.id),
}


def page_of_bodies(
    unit_id: int, page: int, *, words: str = "", as_of: date | None = None, sort: str = "body"
) -> Page[BodyLine]:
    """A page of the terms, of those that hold on `as_of` or of all; one statement.

    `sort`: a name of `ORDERS` (else KeyError), descending with a leading `-`.
    """
    found = [
        one
        for one in all_bodies(unit_id)
        if texts_match(words, one.facts.body, one.person, one.facts.post, one.facts.section)
        and (as_of is None or sits_on(one.facts, as_of))
    ]
    found.sort(key=ORDERS[sort.removeprefix("-")], reverse=sort.startswith("-"))
    return page_of_list(found, page)


def all_bodies(unit_id: int) -> list[BodyLine]:
    """Every live term with the person's name; one statement."""
    query = BODIES.live(unit_id).add_columns(Member.full_name)
    rows = db.session.execute(query.outerjoin(Member, Member.id == BodyMember.member_id)).all()
    return [BodyLine(row, BODIES.facts_of(row), name or row.name) for row, name in rows]


def seats_alike(unit_id: int, facts: BodyFacts) -> list[tuple[BodyMember, BodyFacts]]:
    """The live terms of that seat that overlap these facts, the first begun first."""
    found = [one for one in BODIES.all(unit_id) if SEATED.common(one[1], facts)]
    return sorted(found, key=lambda one: (one[1].starts_on, one[0].id))


def seats_shared(unit_id: int, kept_id: int, gone_id: int) -> list[tuple[BodyMember, BodyFacts]]:
    """The live terms of one person that overlap the same seat of another."""
    every = BODIES.all(unit_id)
    kept = [facts for _, facts in every if facts.member_id == kept_id]
    return [
        (row, facts)
        for row, facts in every
        if facts.member_id == gone_id
        and any(SEATED.common(one, replace(facts, member_id=kept_id)) for one in kept)
    ]


def bodies_known(unit_id: int) -> list[str]:
    """The names of the union's bodies; one statement."""
    names = select(BodyMember.body).where(BodyMember.unit_id == unit_id, BodyMember.withdrawn_at.is_(None))
    return sorted(db.session.scalars(names.distinct()), key=word_order_key)


def bodies_read(reading: Reading) -> list[tuple[int, BodyFacts]]:
    """Every live term by the id of its row, in the order recorded; one statement."""
    return [(row.id, facts) for row, facts in BODIES.all(reading.unit.id)]


def extract_of_terms(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The terms of the person."""
    names = [name for name in fields_of(BodyFacts) if name not in ("member_id", "name")]
    for row in db.session.scalars(BODIES.live(unit_id).where(BodyMember.member_id == member_id)):
        yield dict(stated_texts(BODIES.facts_of(row), names))
