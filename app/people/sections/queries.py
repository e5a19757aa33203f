"""Selects of sections, and what they are on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, func, literal, select

from app.core.texts.word_order import word_order_key
from app.core.vietnamese import called, fold
from app.extensions import db
from app.listing import Page, page_of_list, texts_match
from app.log.activities.models import Activity
from app.log.activities.row_queries import RowReads
from app.log.figures.facts import Reading, Scope
from app.people.bodies.queries import BODIES, BodyLine, all_bodies
from app.people.bodies.rules import sits_on
from app.people.roster.day_queries import IS_AT_WORK, IS_CURRENT, STATE, parameters
from app.people.roster.facts import Sex
from app.people.roster.models import Member, Membership
from app.people.roster.rules import State
from app.people.sections.facts import SectionFacts
from app.people.sections.models import UnionSection
from app.people.sections.rules import first_names, names_of_today, stands_on

SECTIONS = RowReads(UnionSection, SectionFacts)


@dataclass(frozen=True, slots=True)
class Belonging:
    """Who at work belongs to a section on a day; `groups` are the tổ that lie in it."""

    people: int = 0
    members: int = 0
    women: int = 0
    groups: tuple[str, ...] = ()

    def with_group(self, name: str, people: int, members: int, women: int) -> Belonging:
        """With the number of further people of a tổ; "" for those in none."""
        groups = self.groups if not name or name in self.groups else (*self.groups, name)
        return Belonging(self.people + people, self.members + members, self.women + women, groups)


class SectionLine(NamedTuple):
    """A section in the list."""

    row: UnionSection
    facts: SectionFacts
    belonging: Belonging
    committee: int


#: A union has a few dozen sections at most: the list is read whole.
ORDERS: dict[str, Callable[[SectionLine], Any]] = {
    "name": lambda one: (word_order_key(one.facts.name), one.row.id),
    "members": lambda one: (one.belonging.members, one.row.id),
    "day": lambda one: (one.facts.starts_on or date.min, one.row.id),
}


def page_of_sections(
    unit_id: int, page: int, *, as_of: date, words: str = "", sort: str = "name"
) -> Page[SectionLine]:
    """A page of the sections that stand on the day, with who belongs to them; three statements.

    `sort`: a name of `ORDERS` (else KeyError), descending with a leading `-`.
    """
    belonging = belonging_on(unit_id, as_of)
    committees = _committees(BODIES.all(unit_id), as_of)
    found = []
    for row, facts in SECTIONS.all(unit_id):
        if stands_on(facts, as_of) and texts_match(words, facts.name, facts.note, facts.former_names):
            key = fold(facts.name)
            found.append(SectionLine(row, facts, belonging.get(key, Belonging()), committees.get(key, 0)))
    found.sort(key=ORDERS[sort.removeprefix("-")], reverse=sort.startswith("-"))
    return page_of_list(found, page)


def belonging_on(unit_id: int, as_of: date) -> dict[str, Belonging]:
    """By the folded name of a section who at work belongs to it on the day; one statement."""
    query = (
        select(
            Membership.section,
            Membership.union_group,
            func.count(),
            func.count(case((STATE == State.MEMBER, 1))),
            func.count(case((Member.sex == Sex.FEMALE, 1))),
        )
        .join(Member, Member.id == Membership.member_id)
        .where(Membership.unit_id == unit_id, IS_CURRENT, IS_AT_WORK, Membership.section != "")
        .group_by(Membership.section, Membership.union_group)
    )
    found: dict[str, Belonging] = {}
    for name, group, *numbers in db.session.execute(query, parameters(unit_id, as_of)):
        found[fold(name)] = found.get(fold(name), Belonging()).with_group(group, *numbers)
    return found


def committee_of(unit_id: int, name: str) -> list[BodyLine]:
    """Every term in the committee of the section of this name, the newest first; one statement."""
    found = [one for one in all_bodies(unit_id) if fold(one.facts.section) == fold(name)]
    return sorted(found, key=lambda one: (one.facts.starts_on, one.row.id), reverse=True)


def sections_known(unit_id: int) -> list[str]:
    """The names of the union's sections, recorded or only named by periods; one statement."""
    recorded = select(UnionSection.name).where(
        UnionSection.unit_id == unit_id, UnionSection.withdrawn_at.is_(None)
    )
    named = select(Membership.section).where(
        Membership.unit_id == unit_id, Membership.withdrawn_at.is_(None), Membership.section != ""
    )
    # Recorded ones first: they say how a name is spelled.
    names = db.session.execute(
        recorded.add_columns(literal(0)).union_all(named.add_columns(literal(1)).distinct())
    ).all()
    in_order = sorted(names, key=lambda one: one[1])
    return sorted(called(name for name, _ in in_order).values(), key=word_order_key)


def today_names(unit_id: int) -> dict[str, str]:
    """Folded former name of a section -> its name of today; one statement."""
    return names_of_today(facts for _, facts in SECTIONS.all(unit_id))


def section_names(unit_id: int) -> tuple[dict[str, str], dict[str, str]]:
    """`names_of_today` and `first_names` of the union's sections; one statement."""
    every = [facts for _, facts in SECTIONS.all(unit_id)]
    return names_of_today(every), first_names(every)


def section_names_of_today(scope: Scope) -> dict[str, str]:
    """The same for figures, over their reading."""
    return names_of_today(facts for _, facts in scope.read(sections_read))


def periods_naming(unit_id: int) -> Sequence[Membership]:
    """The live periods that name a section; one statement."""
    query = select(Membership).where(
        Membership.unit_id == unit_id, Membership.withdrawn_at.is_(None), Membership.section != ""
    )
    return db.session.scalars(query.order_by(Membership.id)).all()


def of_section(unit_id: int, side: Any, name: str) -> ColumnElement[bool]:
    """That a row of this side table of the log is of the section, however it was spelled; one statement."""
    joined = select(side.section).distinct().join(Activity, Activity.id == side.activity_id)
    used = db.session.scalars(joined.where(Activity.unit_id == unit_id))
    spelled = [one for one in used if fold(one) == fold(name)]
    found: ColumnElement[bool] = side.section.in_(spelled)
    return found


def unrecorded(unit_id: int, as_of: date) -> list[str]:
    """Names that people at work have on the day and no section has; one statement."""
    recorded = select(literal(1), UnionSection.name).where(
        UnionSection.unit_id == unit_id,
        UnionSection.withdrawn_at.is_(None),
        func.coalesce(UnionSection.starts_on, date.min) <= as_of,
        func.coalesce(UnionSection.ends_on, date.max) >= as_of,
    )
    borne = select(literal(0), Membership.section).where(
        Membership.unit_id == unit_id, IS_CURRENT, IS_AT_WORK, Membership.section != ""
    )
    rows = db.session.execute(borne.distinct().union_all(recorded), parameters(unit_id, as_of)).all()
    known = {fold(name) for is_recorded, name in rows if is_recorded}
    names = called(name for is_recorded, name in rows if not is_recorded)
    return sorted((name for key, name in names.items() if key not in known), key=word_order_key)


def sections_read(reading: Reading) -> list[tuple[UnionSection, SectionFacts]]:
    """Every live section of the union, in the order recorded; one statement."""
    return SECTIONS.all(reading.unit.id)


def searched_sections(unit_id: int) -> Select[*tuple[Any, ...]]:
    """The live sections, for the search."""
    return select(UnionSection.id, UnionSection.name, UnionSection.note, UnionSection.starts_on).where(
        UnionSection.unit_id == unit_id, UnionSection.withdrawn_at.is_(None)
    )


def _committees(terms: Iterable[tuple[Any, Any]], day: date) -> dict[str, int]:
    people: dict[str, set[object]] = {}
    for _, facts in terms:
        if facts.section and sits_on(facts, day):
            people.setdefault(fold(facts.section), set()).add(facts.member_id or fold(facts.name))
    return {name: len(some) for name, some in people.items()}
