"""Who is at work on a day, and who came and left in a time. Pure.

What changes is read off the states of the days themselves: the number at the start, plus those who came, less
those who left, is always the number at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.people.roster.facts import Joining, MembershipFacts, Person, Standing
from app.people.roster.rules import AT_WORK, State, membership_on, state_of

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody is on a day, by the period that counts."""

    person: Person
    period: MembershipFacts
    state: State

    @property
    def is_member(self) -> bool:
        return self.state is State.MEMBER

    @property
    def is_transfer(self) -> bool:
        """Whether the period says that the person came from another union."""
        return self.period.joining is Joining.TRANSFERRED_IN

    @property
    def has_left_union(self) -> bool:
        """Whether the period says a membership that ended, and the person is still at work."""
        return self.state is State.NOT_MEMBER and self.period.standing is Standing.MEMBER and _ended(self)

    @property
    def standing(self) -> str:
        """In words, of somebody at work."""
        if self.has_left_union:
            return "Đã ra khỏi công đoàn, còn làm việc"
        return self.state.label if self.state is not State.NOT_MEMBER else Standing.NOT_JOINED.label


def _ended(held: Held) -> bool:
    return held.period.left_on is not None


@dataclass(slots=True)
class Movements:
    """Who joined and left the union, and who began and ended work, once for each time.

    With those who came: what they are from that day; with those who left: what they were until then.
    """

    joined: list[Held] = field(default_factory=list)
    left: list[Held] = field(default_factory=list)
    #: Of those who left the union: who is still at work on that day.
    stayed: list[Held] = field(default_factory=list)
    started: list[Held] = field(default_factory=list)
    ended: list[Held] = field(default_factory=list)


def held_on(person: Person, day: date) -> Held | None:
    """What the person is on the day; None without any period."""
    period = membership_on(person.memberships, day)
    return Held(person, period, state_of(period, day)) if period else None


def at_work_on(people: Iterable[Person], day: date) -> list[Held]:
    """Everybody at work on the day."""
    return [held for person in people if (held := held_on(person, day)) and held.state in AT_WORK]


def movements(people: Iterable[Person], first: date, last: date) -> Movements:
    """Who came and left from the first day to the last (both inclusive), in the order of people and days."""
    found = Movements()
    for person in people:
        for day in _days_of_change(person.memberships, first, last):
            before, now = held_on(person, day - _A_DAY), held_on(person, day)
            if before and now:
                _note(found, before, now)
    return found


def _note(found: Movements, before: Held, now: Held) -> None:
    worked, works = before.state in AT_WORK, now.state in AT_WORK
    if now.is_member and not before.is_member:
        found.joined.append(now)
    if before.is_member and not now.is_member:
        found.left.append(before)
        if works:
            found.stayed.append(before)
    if works and not worked:
        found.started.append(now)
    if worked and not works:
        found.ended.append(before)


def _days_of_change(periods: Sequence[MembershipFacts], first: date, last: date) -> list[date]:
    days = {day for one in periods for day in (one.started_on, one.joined_on, one.left_on)}
    return sorted(day for day in days if day and first <= day <= last)
