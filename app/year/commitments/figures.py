"""The figures of commitments: each measured over its own year, from its first day to the cut-off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from app.books.fund_names.queries import fund_names_of_today
from app.core.periods import Period
from app.core.vietnamese import join_words
from app.dues.shares.facts import FundPeriod
from app.dues.shares.queries import funds_asked
from app.dues.shares.rules import taking_part
from app.log.figures.facts import (
    Figure,
    FigureGroup,
    FigureKey,
    LeftOut,
    Reading,
    Scope,
    Share,
    Value,
    one_each,
)
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


_FUNDS_ASKED = FigureKey(
    "funds[x].asked",
    "{x}: số đoàn viên phải đóng ít nhất một quỹ",
    "người",
    "Đoàn viên mà ít nhất một trong các quỹ này tính khoản phải đóng, như số liệu của từng quỹ.",
)
_FUNDS_PAYERS = FigureKey(
    "funds[x].payers",
    "{x}: số đoàn viên đã đóng mọi quỹ phải đóng",
    "người",
    "Trong số ấy, người đã đóng cho mọi quỹ trong các quỹ này có khoản phải đóng với họ, như số liệu của "
    "từng quỹ.",
)


def commitments_read(reading: Reading) -> list[tuple[Commitment, CommitmentFacts]]:
    """Every live commitment of the union; two statements."""
    return commitments_of(reading.unit.id)


def scores_of(scope: Scope) -> list[Score]:
    """The commitments reported in the period, by year and number, each with its result up to the cut-off."""
    ours = [one for one in scope.read(commitments_read) if is_measured_in(one[1].period, scope.period)]
    ours.sort(key=lambda one: (one[1].period, one[1].position is None, one[1].position or 0, one[0].id))
    over: dict[Period, Scope] = {}
    found = []
    for row, facts in ours:
        measure = measure_of(row)
        own = facts.period if facts.year != scope.period.label else scope.period
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


def _together(scope: Scope) -> Iterator[Figure]:
    """The funds that one commitment measures together, over the period asked of."""
    periods = scope.once(funds_asked)
    for fund_ids in scope.once(_measured_together):
        some = [periods[fund_id] for fund_id in fund_ids]
        payers, asked = taking_part(some)
        word = "|".join(one.rule.name for one in some)
        paid = set(payers)
        left = (LeftOut(f"members/{who}", _unpaid(some, who)) for who in asked if who not in paid)
        yield _FUNDS_ASKED.of(_people(asked), word)
        yield _FUNDS_PAYERS.of(_people(payers), word, left)


def _measured_together(scope: Scope) -> list[tuple[int, ...]]:
    """The funds of each measure that has several, all of them still kept."""
    periods = scope.once(funds_asked)
    measured = (measure_of(row) for row, _ in scope.read(commitments_read))
    several = dict.fromkeys(one.fund_ids for one in measured if one and len(one.fund_ids) > 1)
    return [fund_ids for fund_ids in several if periods.keys() >= set(fund_ids)]


def _unpaid(some: list[FundPeriod], member_id: int) -> str:
    """Of which of the funds somebody paid nothing."""
    names = (one.rule.name for one in some if member_id in one.due_of and member_id not in one.paying)
    return f"chưa đóng {join_words(names)}"


def _people(member_ids: Iterable[int]) -> list[Share]:
    return one_each(f"members/{member_id}" for member_id in member_ids)


def _names_together(scope: Scope) -> list[str]:
    periods = scope.once(funds_asked)
    return ["|".join(periods[one].rule.name for one in some) for some in scope.once(_measured_together)]


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
    FigureGroup(
        (_FUNDS_ASKED, _FUNDS_PAYERS), _together, words=_names_together, today_words=fund_names_of_today
    ),
)
