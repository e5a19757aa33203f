"""The figures of commitments: each measured over its own year, from its first day to the cut-off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from app.core.periods import Period
from app.log.figures.facts import Figure, FigureGroup, FigureKey, Reading, Scope, Value, one_each
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.queries import commitments_of, measure_of
from app.year.commitments.rules import Score, is_measured_in, score
from app.year.figures.queries import record_of
from app.year.figures.scopes import scope_over

_OWN_YEAR = (
    "Mỗi cam kết đo theo năm của chính nó, từ ngày đầu năm ấy đến ngày tính số liệu; kỳ báo cáo nằm trong "
    "năm ấy thì cam kết thuộc kỳ báo cáo."
)
_TOTAL = FigureKey("commitments.total", "Nội dung cam kết", "nội dung", f"Số cam kết của kỳ. {_OWN_YEAR}")
_MET = FigureKey(
    "commitments.met",
    "Cam kết đạt",
    "nội dung",
    f"Số cam kết có kết quả từ chỉ tiêu trở lên, gồm cả cam kết vượt. {_OWN_YEAR}",
)
_EXCEEDED = FigureKey(
    "commitments.exceeded",
    "Cam kết vượt chỉ tiêu",
    "nội dung",
    f"Số cam kết có kết quả cao hơn chỉ tiêu. {_OWN_YEAR}",
)
_UNASSESSED = FigureKey(
    "commitments.unassessed",
    "Cam kết chưa đánh giá",
    "nội dung",
    "Số cam kết chưa có kết quả: cán bộ chưa ghi, cách đo không đếm được, hoặc không phát sinh (tỷ lệ của 0 "
    f"người). Chưa đạt cũng không phải. {_OWN_YEAR}",
)
_RESULT = FigureKey(
    "commitment[x].result",
    "Kết quả cam kết số {x}",
    "",
    f"Số đếm theo cách đo, hoặc kết quả do cán bộ ghi. {_OWN_YEAR}",
)
_TARGET = FigureKey(
    "commitment[x].target", "Chỉ tiêu cam kết số {x}", "", "Chỉ tiêu đã ghi; để trống là 100."
)


def commitments_read(reading: Reading) -> list[tuple[Commitment, CommitmentFacts]]:
    """Every live commitment of the union; two statements."""
    return commitments_of(reading.unit.id)


def scores_of(scope: Scope) -> list[Score]:
    """The commitments told in the period, by year and number, each with its result up to the cut-off."""
    ours = [one for one in scope.read(commitments_read) if is_measured_in(one[1].period, scope.period)]
    ours.sort(key=lambda one: (one[1].period, one[1].position is None, one[1].position or 0, one[0].id))
    over: dict[Period, Scope] = {}
    found = []
    for row, facts in ours:
        own, measure = facts.period, measure_of(row)
        if own not in over:
            over[own] = scope_over(scope, own)
        record = over[own].once(record_of) if measure else None
        found.append(score(row.id, facts, measure, record))
    return found


def _sums(scope: Scope) -> Iterator[Figure]:
    scores = scope.once(scores_of)
    yield _counted(_TOTAL, scores)
    yield _counted(_MET, [one for one in scores if one.is_met])
    yield _counted(_EXCEEDED, [one for one in scores if one.is_exceeded])
    yield _counted(_UNASSESSED, [one for one in scores if one.result is None])


def _single(scope: Scope) -> Iterator[Figure]:
    for number, one in enumerate(scope.once(scores_of), 1):
        yield _result(one, str(number))
        unit = one.facts.measure_unit or "%"
        yield replace(_TARGET.at(_value(one.target), str(number)), unit=unit)


def _counted(key: FigureKey, scores: list[Score]) -> Figure:
    return key.of(one_each(f"commitments/{one.id}" for one in scores))


def _result(one: Score, number: str) -> Figure:
    """A count with its rows; a share and what an officer stated as a number; in words where there is none."""
    if one.result is None:
        return _RESULT.at(one.result_text().lower(), number)
    shares = one.figure.shares if one.figure and one.figure.total is None else ()
    unit = one.facts.measure_unit or "%"
    return replace(_RESULT.at(_value(one.result), number, shares), unit=unit)


def _value(amount: Decimal) -> Value:
    if amount == amount.to_integral_value():
        return int(amount)
    return round(amount, 1)


def _numbers(scope: Scope) -> list[str]:
    return [str(number) for number, _ in enumerate(scope.once(scores_of), 1)]


FIGURES = (
    FigureGroup((_TOTAL, _MET, _EXCEEDED, _UNASSESSED), _sums),
    FigureGroup((_RESULT, _TARGET), _single, words=_numbers),
)
