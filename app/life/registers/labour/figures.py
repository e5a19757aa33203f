"""The figures of what happens between workers and employer, by sort."""

from __future__ import annotations

from collections.abc import Iterator

from app.life.registers.labour.facts import LabourFacts, LabourSort
from app.life.registers.labour.queries import matters_read
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LeftOut, LoggedEntry, Scope, Share, one_each

_TIMES = FigureKey(
    "labour.times[x]",
    "{x}",
    "vụ",
    "Số lần ghi loại này từ đầu kỳ đến ngày tính số liệu; không phát sinh là 0.",
)
_PEOPLE = FigureKey(
    "labour.people[x]",
    "{x}: số người",
    "người",
    "Tổng Số người của các lần ghi loại này từ đầu kỳ đến ngày tính số liệu.",
)
_SETTLED = FigureKey(
    "labour.settled[x]",
    "{x}: đã giải quyết",
    "vụ",
    "Trong số các lần ghi loại này trong kỳ, những lần có Ngày giải quyết đến ngày tính số liệu.",
)


def matters_of(scope: Scope) -> list[LoggedEntry[LabourFacts]]:
    """What is written down of the days that the question counts, also that nothing happened."""
    return [one for one in scope.read(matters_read) if scope.holds(one.facts.happened_on)]


def _figures(scope: Scope) -> Iterator[Figure]:
    written = matters_of(scope)
    for sort in LabourSort:
        ours = [one for one in written if one.facts.sort is sort]
        if not ours:
            continue
        happened = [one for one in ours if not one.facts.none]
        yield _TIMES.of(one_each(one.source for one in happened), sort.label)
        yield _PEOPLE.of((Share(one.source, one.facts.people or 0) for one in happened), sort.label)
        is_settled = {one: _by_then(one.facts, scope) for one in happened}
        yield _SETTLED.of(
            one_each(one.source for one, done in is_settled.items() if done),
            sort.label,
            [LeftOut(one.source, "chưa giải quyết") for one, done in is_settled.items() if not done],
        )


def _by_then(facts: LabourFacts, scope: Scope) -> bool:
    return facts.settled_on is not None and facts.settled_on <= scope.as_of


FIGURES = (FigureGroup((_TIMES, _PEOPLE, _SETTLED), _figures),)
