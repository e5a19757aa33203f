"""Writes of the roster: people and their periods in the union."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.actor import Actor, Correction
from app.core.errors import Refused, refuse_other_version
from app.core.signals import roster_changed
from app.extensions import db
from app.log.activities.actions import refuse_stale, withdraw
from app.office.trail import actions as trail
from app.people.roster import queries
from app.people.roster import recording_rules as rules
from app.people.roster.facts import MembershipFacts, PersonFacts
from app.people.roster.models import Member, Membership
from app.people.roster.row_actions import fill_period, fill_person, new_period, next_key

Keyed = tuple[str | None, MembershipFacts]
#: Fields whose change is signalled to higher wings.
_SIGNALLED = {"standing", "started_on", "joined_on", "left_on", "dues_salary"}


@dataclass(frozen=True, slots=True)
class NewMember:
    """A new person with their periods: (row key or None, facts)."""

    person: PersonFacts
    memberships: Sequence[Keyed]


def add_member(
    unit_id: int, person: PersonFacts, memberships: Sequence[Keyed], actor: Actor, today: date
) -> Member:
    """Put one person on the roster; for many `add_members` is faster. Raises Refused."""
    return add_members(unit_id, [NewMember(person, memberships)], actor, today)[0]


def add_members(unit_id: int, people: Sequence[NewMember], actor: Actor, today: date) -> list[Member]:
    """Put people on the roster, in order: two selects for any number, bulk inserts.

    Raises Refused for a code that is taken and for every rule of `members.rules`.
    """
    taken = queries.codes_taken(unit_id, [one.person.code for one in people])
    added: list[Member] = []
    for one in people:
        _refuse_bad(one, today)
        if one.person.code in taken:
            raise _code_taken(one.person.code)
        taken.add(one.person.code)
        added.append(fill_person(Member(unit_id=unit_id), one.person))
    db.session.add_all(added)
    db.session.flush()
    for row, one in zip(added, people, strict=True):
        db.session.add_all(_periods(row, one.memberships, actor))
    db.session.flush()
    trail.note_all(unit_id, actor, [_noted(row, one) for row, one in zip(added, people, strict=True)])
    roster_changed.send(unit_id, today=today, member_ids={row.id for row in added})
    return added


def correct_person(member: Member, old: PersonFacts, new: PersonFacts, by: Correction) -> None:
    """Correct a person's facts. A new code also changes the row keys of periods. Raises Refused, Stale."""
    refuse_other_version(member.version, by.version)
    rules.refuse_bad_person(new, by.today)
    if new.code != old.code:
        if queries.codes_taken(member.unit_id, [new.code]):
            raise _code_taken(new.code)
        for period in queries.memberships_of(member.id):
            if period.row_key.split("#")[0] == old.code:
                period.row_key = new.code + period.row_key.removeprefix(old.code)
    fill_person(member, new)
    _note(member.unit_id, member.id, by.actor, "person.corrected", trail.changed(old, new), by.reason)


def add_membership(
    member: Member,
    facts: MembershipFacts,
    actor: Actor,
    today: date,
    *,
    row_key: str | None = None,
) -> Membership:
    """Add a period. Raises Refused when it overlaps another period as a member."""
    rules.refuse_bad_period(facts)
    rules.refuse_overlap([*queries.live_periods_of(member.id), facts])
    key = row_key or next_key(member.code, queries.row_keys_of(member.id))
    period = new_period(member, key, facts, actor)
    db.session.add(period)
    db.session.flush()
    _note(member.unit_id, member.id, actor, "period.added", trail.changed(None, facts))
    roster_changed.send(member.unit_id, today=today, member_ids={member.id})
    return period


def correct_membership(
    membership: Membership, old: MembershipFacts, new: MembershipFacts, by: Correction
) -> None:
    """Correct a period. Raises Refused when it would overlap another, Stale."""
    refuse_stale(membership, by.version)
    rules.refuse_bad_period(new)
    rules.refuse_overlap([*queries.live_periods_of(membership.member_id, but=membership.id), new])
    fill_period(membership, new)
    changes = trail.changed(old, new)
    _note(membership.unit_id, membership.member_id, by.actor, "period.corrected", changes, by.reason)
    if not changes.keys().isdisjoint(_SIGNALLED):
        roster_changed.send(membership.unit_id, today=by.today, member_ids={membership.member_id})


def withdraw_membership(
    membership: Membership,
    actor: Actor,
    today: date,
    reason: str,
    version: int | None = None,
) -> None:
    """Withdraw a period that was recorded by mistake; with the last one the person leaves every list.

    Raises Refused without a reason, and where payments, titles or ratings name the person in its days, or at
    all if it is the last one; Stale.
    """
    others = queries.live_periods_of(membership.member_id, but=membership.id)
    ties = queries.ties_of(membership.unit_id, membership.member_id)
    hanging = rules.hanging_on(queries.membership_facts(membership), others, ties)
    rules.refuse_vanishing(hanging, is_last=not others)
    withdraw(membership, reason, version)
    old = {"standing": (membership.standing, None), "joined_on": (membership.joined_on, None)}
    _note(membership.unit_id, membership.member_id, actor, "period.withdrawn", old, reason)
    roster_changed.send(membership.unit_id, today=today, member_ids={membership.member_id})


def _refuse_bad(one: NewMember, today: date) -> None:
    rules.refuse_bad_person(one.person, today)
    for _, facts in one.memberships:
        rules.refuse_bad_period(facts)
    rules.refuse_overlap([facts for _, facts in one.memberships])


def _code_taken(code: str) -> Refused:
    return Refused(f"Mã «{code}» đã có người dùng trong công đoàn này.", "code")


def _periods(member: Member, memberships: Sequence[Keyed], actor: Actor) -> list[Membership]:
    held = {key for key, _ in memberships if key}
    made = []
    for given, facts in memberships:
        key = given or next_key(member.code, held)
        held.add(key)
        made.append(new_period(member, key, facts, actor))
    return made


def _note(
    unit_id: int, member_id: int, actor: Actor, done: str, changes: trail.Changes, reason: str = ""
) -> None:
    trail.note(unit_id, actor, f"members.{done}", subject_of(member_id), changes, reason)


def _noted(member: Member, one: NewMember) -> trail.Noted:
    periods = tuple(facts for _, facts in one.memberships)
    changes = trail.changed(None, one.person) | {"memberships": (None, periods)}
    return trail.Noted("members.added", subject_of(member.id), changes)


def subject_of(member_id: int) -> str:
    """The trail's subject of a person, their periods and children."""
    return f"members/{member_id}"
