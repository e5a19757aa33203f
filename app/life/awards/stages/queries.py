"""Selects for titles and ratings of many people at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from app.core.periods import period_of
from app.core.texts.names import name_sort_key
from app.core.vietnamese import fold
from app.extensions import db
from app.life.awards.facts import USUAL_TITLES, Stage, Subject
from app.life.awards.models import Award
from app.listing import in_words_order
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import live
from app.people.roster.lists.queries import Wanted, all_members
from app.people.roster.models import Member
from app.people.roster.queries import names_of
from app.people.roster.rules import State


def stages_of(unit_id: int, year: str, title: str) -> dict[Stage, frozenset[int]]:
    """The members at each stage of a year's title, matched without case and diacritics; one statement."""
    query = (
        select(Award.title, Award.stage, ActivityMember.member_id)
        .join(Activity, Activity.id == Award.activity_id)
        .join(ActivityMember, ActivityMember.activity_id == Activity.id)
        .where(live(unit_id), Award.year == year)
    )
    rows = [row for row in db.session.execute(query) if fold(row[0]) == fold(title)]
    return {stage: frozenset(who for _, at, who in rows if at == stage) for stage in Stage}


def collectives_of(unit_id: int, year: str, title: str) -> dict[Stage, dict[str, str]]:
    """The collectives at each stage of a year's title: their names by the folded name; one statement."""
    query = (
        select(Award.title, Award.stage, Award.name)
        .join(Activity, Activity.id == Award.activity_id)
        .where(live(unit_id), Award.year == year, Award.subject == Subject.COLLECTIVE)
        .order_by(Activity.id)
    )
    rows = [row for row in db.session.execute(query) if fold(row[0]) == fold(title)]
    return {stage: {fold(name): name for _, at, name in rows if at == stage} for stage in Stage}


def sections_borne(unit_id: int, year: str, title: str) -> dict[int | str, str]:
    """Of which section a year's title is: by member, and by the folded name of a collective.

    As the newest entry says that names one; one statement.
    """
    query = (
        select(Award.title, Award.section, Award.subject, Award.name, ActivityMember.member_id)
        .join(Activity, Activity.id == Award.activity_id)
        .outerjoin(ActivityMember, ActivityMember.activity_id == Activity.id)
        .where(live(unit_id), Award.year == year, Award.section != "")
        .order_by(Activity.id)
    )
    found: dict[int | str, str] = {}
    for known, section, subject, name, member_id in db.session.execute(query):
        if fold(known) == fold(title):
            if subject == Subject.COLLECTIVE:
                found[fold(name)] = section
            elif member_id is not None:
                found[member_id] = section
    return found


@dataclass(frozen=True, slots=True)
class TitleProgress:
    """A title of a year: counts of people and collectives at each stage."""

    title: str
    counts: dict[Stage, int]


def progress_of(unit_id: int, year: str) -> list[TitleProgress]:
    """The titles of a year in the order they were first recorded; one statement."""
    query = (
        select(Award.title, Award.stage, func.coalesce(Activity.people, 1))
        .join(Activity, Activity.id == Award.activity_id)
        .where(live(unit_id), Award.year == year)
        .order_by(Activity.id)
    )
    found: dict[str, TitleProgress] = {}
    for title, stage, quantity in db.session.execute(query):
        one = found.setdefault(fold(title), TitleProgress(title, dict.fromkeys(Stage, 0)))
        one.counts[Stage(stage)] += quantity
    return list(found.values())


def titles_used(unit_id: int) -> list[str]:
    """The titles of the union's live awards, the most frequent first, then usual ones; one statement."""
    used = _words_used(unit_id, Award.title)
    known = {fold(title) for title in used}
    return [*used, *(title for title in USUAL_TITLES if fold(title) not in known)]


def bodies_used(unit_id: int) -> list[str]:
    """Who granted the union's live awards, the most frequent first; one statement."""
    return [body for body in _words_used(unit_id, Award.granting_body) if body]


def _words_used(unit_id: int, column: InstrumentedAttribute[str]) -> list[str]:
    query = (
        select(column)
        .join(Activity, Activity.id == Award.activity_id)
        .where(live(unit_id))
        .group_by(column)
        .order_by(func.count().desc(), in_words_order(column))
        .limit(40)
    )
    return list(db.session.scalars(query))


def people_named(unit_id: int, activity_ids: Collection[int]) -> dict[int, str]:
    """`Lê Thị Na, Trần Văn Bình`: the people whom each of these entries names, by name; one statement."""
    query = (
        select(ActivityMember.activity_id, Member.full_name)
        .join(Member, Member.id == ActivityMember.member_id)
        .where(Member.unit_id == unit_id, ActivityMember.activity_id.in_(activity_ids))
        .order_by(Member.name_key, Member.id)
    )
    found: dict[int, list[str]] = {}
    for activity_id, name in db.session.execute(query):
        found.setdefault(activity_id, []).append(name)
    return {activity_id: ", ".join(names) for activity_id, names in found.items()}


def people_of(
    unit_id: int, year: str, today: date, also: frozenset[int] = frozenset(), section: str = ""
) -> list[tuple[int, str]]:
    """(id, name and group) of the members at the year's end or today, and of `also` who left; by name.

    With a section those who belong to it on that day.
    """
    day = min(today, period_of(year).end)
    lines = all_members(unit_id, day, Wanted(states=frozenset({State.MEMBER})))
    if section:
        lines = [one for one in lines if fold(one.section) == fold(section)]
        also &= {one.id for one in lines}
    members = [(one.id, f"{one.full_name} ({one.union_group or one.code})") for one in lines]
    left = names_of(unit_id, also - {member_id for member_id, _ in members})
    return members + sorted(left.items(), key=lambda pair: name_sort_key(pair[1]))
