"""The figures of people: who is at work and a member on the cut-off day, who came and who left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from app.core.choices import Listed
from app.core.vietnamese import capital_first
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LeftOut, Scope, Share
from app.office.union_kinds.known import naming_of
from app.people.hardship.queries import people_read
from app.people.headcount.keys import (
    ADMITTED,
    AT_LEAST,
    DEGREE,
    ELSEWHERE,
    ENDED,
    GROUP,
    GROUPS,
    HARDSHIP,
    KIND,
    LEFT,
    LEFT_FOR,
    LEFT_UNION,
    MEMBER_WOMEN,
    MEMBERS,
    MEMBERS_OPENING,
    NOT_JOINED,
    PARTY,
    STARTED,
    THEORY,
    TRANSFERRED_IN,
    WOMEN,
    WORKERS,
    WORKERS_OPENING,
)
from app.people.headcount.rules import Held, Movements, at_work_on, movements
from app.people.roster.facts import Degree, LabourKind, LeavingReason, Sex, Theory
from app.people.roster.rules import State, in_hardship_on, schooling_on

#: Highest first; Khác has no place among them.
_RANKED = tuple(one for one in Degree if one is not Degree.OTHER)


def at_work(scope: Scope) -> list[Held]:
    """Everybody at work on the cut-off day."""
    return at_work_on(scope.read(people_read), scope.until)


def moved(scope: Scope) -> Movements:
    """Who came and who left in what the question counts."""
    return movements(scope.read(people_read), scope.period.start, scope.until)


def _shares(held: Iterable[Held]) -> list[Share]:
    """A share for each time, gathered by person."""
    return [Share(row, times) for row, times in Counter(one.person.source for one in held).items()]


def _standing(scope: Scope) -> Iterator[Figure]:
    workers = scope.once(at_work)
    members = [one for one in workers if one.is_member]
    others = [LeftOut(one.person.source, one.standing) for one in workers if not one.is_member]
    outside = [one for one in workers if one.state is State.NOT_MEMBER]
    people = naming_of(scope.unit.kind).people
    yield replace(WORKERS.of(_shares(workers)), label=capital_first(people))
    yield replace(WOMEN.of(_shares(filter(_is_woman, workers))), label=f"Nữ {people}")
    yield MEMBERS.of(_shares(members), left_out=others)
    yield MEMBER_WOMEN.of(_shares(filter(_is_woman, members)))
    yield ELSEWHERE.of(_shares(one for one in workers if one.state is State.ELSEWHERE))
    yield NOT_JOINED.of(_shares(one for one in outside if not one.has_left_union))
    yield LEFT_UNION.of(_shares(one for one in outside if one.has_left_union))
    first = {one.period.union_group: one for one in reversed(members) if one.period.union_group}
    yield GROUPS.of(Share(one.person.source, 1) for one in first.values())
    yield HARDSHIP.of(_shares(one for one in members if _is_in_hardship(one, scope)))
    if scope.unit.keeps_party:
        yield PARTY.of(_shares(one for one in workers if one.period.party_member))


def _is_woman(held: Held) -> bool:
    return held.person.facts.sex is Sex.FEMALE


def _is_in_hardship(held: Held, scope: Scope) -> bool:
    return in_hardship_on(held.person.memberships, held.person.hardships, scope.until)


def _by(key: FigureKey, word_of: Callable[[Held, Scope], str], scope: Scope) -> Iterator[Figure]:
    """A figure for each word that occurs among those at work."""
    found: dict[str, list[Held]] = defaultdict(list)
    for one in scope.once(at_work):
        found[word_of(one, scope)].append(one)
    found.pop("", None)
    yield from (key.of(_shares(some), word) for word, some in found.items())


def _label(choice: Listed | None) -> str:
    return choice.label if choice else ""


def _degree(held: Held, scope: Scope) -> Degree | None:
    return schooling_on(held.person.memberships, scope.until)[0]


def _at_least(scope: Scope) -> Iterator[Figure]:
    degrees = [(one, _degree(one, scope)) for one in scope.once(at_work)]
    if not any(degree for _, degree in degrees):
        return
    for place, least in enumerate(_RANKED):
        high = _RANKED[: place + 1]
        yield AT_LEAST.of(
            _shares(one for one, degree in degrees if degree in high),
            least.label,
            [
                LeftOut(one.person.source, degree.label if degree else "Chưa ghi trình độ chuyên môn")
                for one, degree in degrees
                if degree not in high
            ],
        )


def _group(held: Held, _scope: Scope) -> str:
    return held.period.union_group if held.is_member else ""


def _movements(scope: Scope) -> Iterator[Figure]:
    people, eve = scope.read(people_read), scope.period.start - timedelta(days=1)
    before, found = at_work_on(people, eve), scope.once(moved)
    yield WORKERS_OPENING.of(_shares(before))
    yield MEMBERS_OPENING.of(_shares(one for one in before if one.is_member))
    yield ADMITTED.of(_shares(one for one in found.joined if not one.is_transfer))
    yield TRANSFERRED_IN.of(_shares(one for one in found.joined if one.is_transfer))
    yield LEFT.of(_shares(found.left))
    yield STARTED.of(_shares(found.started))
    yield ENDED.of(_shares(found.ended))


def _left_for(scope: Scope) -> Iterator[Figure]:
    left = scope.once(moved).left
    for reason in LeavingReason:
        yield LEFT_FOR.of(_shares(one for one in left if one.period.leaving_reason is reason), reason.label)


def _words(choice: type[Listed], _scope: Scope) -> list[str]:
    return choice.labels()


FIGURES = (
    FigureGroup(
        (WORKERS, WOMEN, MEMBERS, MEMBER_WOMEN, ELSEWHERE, NOT_JOINED, LEFT_UNION, GROUPS, HARDSHIP, PARTY),
        _standing,
    ),
    FigureGroup(
        (KIND,),
        partial(_by, KIND, lambda one, _: _label(one.period.labour_kind)),
        words=partial(_words, LabourKind),
    ),
    FigureGroup(
        (DEGREE,),
        partial(_by, DEGREE, lambda one, scope: _label(_degree(one, scope))),
        words=partial(_words, Degree),
    ),
    FigureGroup((AT_LEAST,), _at_least, words=lambda _: [one.label for one in _RANKED]),
    FigureGroup(
        (THEORY,),
        partial(_by, THEORY, lambda one, scope: _label(schooling_on(one.person.memberships, scope.until)[1])),
        words=partial(_words, Theory),
    ),
    FigureGroup((GROUP,), partial(_by, GROUP, _group)),
    FigureGroup(
        (WORKERS_OPENING, MEMBERS_OPENING, ADMITTED, TRANSFERRED_IN, LEFT, STARTED, ENDED), _movements
    ),
    FigureGroup((LEFT_FOR,), _left_for, words=partial(_words, LeavingReason)),
)
