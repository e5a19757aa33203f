"""The figures of petitions: as known on the cut-off day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from app.life.petitions.facts import PetitionFacts
from app.life.petitions.queries import petitions_read
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LeftOut, LoggedEntry, Scope, one_each

Petitions = Iterable[LoggedEntry[PetitionFacts]]

_RECEIVED = FigureKey(
    "petitions.received",
    "Kiến nghị đã tiếp nhận",
    "kiến nghị",
    "Số kiến nghị có ngày nêu từ đầu kỳ đến ngày tính số liệu.",
)
_SETTLED = FigureKey(
    "petitions.settled",
    "Kiến nghị đã giải quyết",
    "kiến nghị",
    "Trong số kiến nghị đã tiếp nhận trong kỳ, những kiến nghị có trả lời đến ngày tính số liệu.",
)
_OPEN = FigureKey(
    "petitions.open",
    "Kiến nghị chưa giải quyết",
    "kiến nghị",
    "Trong số kiến nghị đã tiếp nhận trong kỳ, những kiến nghị chưa có trả lời đến ngày tính số liệu.",
)
_CARRIED = FigureKey(
    "petitions.carried",
    "Kiến nghị kỳ trước chuyển sang",
    "kiến nghị",
    "Số kiến nghị nêu trước kỳ mà đến hết hôm trước ngày đầu kỳ chưa có trả lời.",
)
_CARRIED_SETTLED = FigureKey(
    "petitions.carried_settled",
    "Kiến nghị kỳ trước đã giải quyết",
    "kiến nghị",
    "Trong số kiến nghị kỳ trước chuyển sang, những kiến nghị có trả lời đến ngày tính số liệu.",
)


def is_settled_on(facts: PetitionFacts, day: date) -> bool:
    """Whether it was answered by the day; an answer without a day counts from the day it was raised."""
    if facts.answered_on:
        return facts.answered_on <= day
    return bool(facts.answer)


def petitions_of(scope: Scope) -> list[LoggedEntry[PetitionFacts]]:
    """The petitions received in what the question counts."""
    return [one for one in scope.read(petitions_read) if scope.holds(one.facts.raised_on)]


def carried(scope: Scope) -> list[LoggedEntry[PetitionFacts]]:
    """The petitions that were open when the period began."""
    start = scope.period.start
    return [
        one
        for one in scope.read(petitions_read)
        if one.facts.raised_on < start
        and (one.facts.answered_on >= start if one.facts.answered_on else not one.facts.answer)
    ]


def _figures(scope: Scope) -> Iterator[Figure]:
    received, before = petitions_of(scope), carried(scope)
    yield _RECEIVED.of(one_each(one.source for one in received))
    yield _part(_SETTLED, received, scope, is_settled=True)
    yield _part(_OPEN, received, scope, is_settled=False)
    yield _CARRIED.of(one_each(one.source for one in before))
    yield _part(_CARRIED_SETTLED, before, scope, is_settled=True)


def _part(
    key: FigureKey, whole: Iterable[LoggedEntry[PetitionFacts]], scope: Scope, *, is_settled: bool
) -> Figure:
    """Those settled, or open, on the cut-off day; the others are left out."""
    is_ours = {one.source: is_settled_on(one.facts, scope.as_of) == is_settled for one in whole}
    why = "chưa có trả lời đến ngày tính số liệu" if is_settled else "đã có trả lời"
    return key.of(
        one_each(row for row, ours in is_ours.items() if ours),
        left_out=[LeftOut(row, why) for row, ours in is_ours.items() if not ours],
    )


FIGURES = (FigureGroup((_RECEIVED, _SETTLED, _OPEN, _CARRIED, _CARRIED_SETTLED), _figures),)
