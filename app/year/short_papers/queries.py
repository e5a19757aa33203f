"""Selects of what short papers are written from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.periods import Period
from app.core.vietnamese import fold
from app.extensions import db
from app.life.awards.facts import AwardFacts, Stage
from app.life.awards.queries import awards_at
from app.life.events.queries import event
from app.life.meetings.facts import MeetingFacts
from app.life.meetings.models import EventDetail
from app.life.ratings.facts import RatedSubject
from app.life.ratings.queries import ratings_in
from app.log.activities.models import Activity
from app.people.roster.facts import MembershipFacts
from app.people.roster.queries import roster_of
from app.people.roster.rules import membership_on
from app.year.plan.facts import PlanFacts
from app.year.plan.queries import plan_items_of
from app.year.short_papers.facts import Nominee


def bodies_asked(unit_id: int, period: Period) -> list[str]:
    """Who is asked to award in the period, each once, in the order recorded; two statements."""
    bodies = {fold(facts.granting_body): facts.granting_body for _, facts in _proposed(unit_id, period)}
    return [one for one in bodies.values() if one]


def nominees(unit_id: int, period: Period, body: str, day: date) -> list[Nominee]:
    """Who is proposed to a body ("" to any) for the period; positions as of `day`. Five statements."""
    periods: dict[int, list[MembershipFacts]] = {}
    names: dict[int, str] = {}
    for member, _, person, held in roster_of(unit_id):
        periods.setdefault(member.id, []).append(held)
        names[member.id] = person.full_name
    ratings = {
        member_id: facts.level.label
        for _, facts in ratings_in(unit_id, period)
        if facts.subject is RatedSubject.MEMBER
        for member_id in facts.member_ids
    }

    def of(activity: Activity, facts: AwardFacts) -> Iterator[Nominee]:
        source = f"activities/{activity.id}"
        for one in facts.member_ids:
            held = membership_on(periods.get(one, []), day)
            position = held.position if held else ""
            yield Nominee(facts, names.get(one, facts.name), position, ratings.get(one, ""), source)
        if not facts.member_ids:
            yield Nominee(facts, facts.name, "", "", source, facts.quantity or 1)

    proposed = _proposed(unit_id, period)
    wanted = [one for one in proposed if not body or fold(one[1].granting_body) == fold(body)]
    return sorted((one for found in wanted for one in of(*found)), key=lambda one: one.order)


def _proposed(unit_id: int, period: Period) -> list[tuple[Activity, AwardFacts]]:
    return awards_at(unit_id, Stage.PROPOSED, period)


def tasks_in(unit_id: int, period: Period) -> list[tuple[str, PlanFacts]]:
    """(source, task) of the plans of this period, or of parts of it, by their number; one statement."""
    found = [
        (f"plan_items/{row.id}", facts)
        for row, facts in plan_items_of(unit_id)
        if facts.period.within(period)
    ]
    return sorted(found, key=lambda one: (one[1].period, one[1].position is None, one[1].position or 0))


def gathering(unit_id: int, row_id: int) -> tuple[Activity, MeetingFacts] | None:
    """An activity of this union that stands in the log, or None."""
    found = event(unit_id, row_id)
    return found if found and found[0].withdrawn_at is None else None


def has_resolution(activity: Activity) -> bool:
    """Whether the minutes of an activity hold a resolution."""
    row = db.session.get(EventDetail, activity.id)
    return row is not None and bool(row.resolution)
