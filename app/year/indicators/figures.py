"""The figures of indicators: each over its own period, from its first day to the cut-off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.core.periods import Period
from app.log.figures.facts import Figure, FigureGroup, FigureKey, Scope, Share, Value
from app.log.figures.registry import UnknownKey, declared, figure
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope, scope_over
from app.year.indicators.facts import IndicatorFacts
from app.year.indicators.models import Indicator
from app.year.indicators.queries import indicators_read
from app.year.indicators.rules import Result, counts, is_period_itself, reported_in, result_of

_OWN_PERIOD = (
    "Mỗi chỉ tiêu tính theo kỳ của chính nó, từ ngày đầu kỳ ấy đến ngày tính số liệu; có nhiều kỳ nằm trong "
    "kỳ báo cáo thì mã số liệu thêm tên kỳ."
)
_PART = FigureKey(
    "indicator[x].part",
    "{x}: thực hiện",
    "",
    f"Số do số liệu đã chọn đếm được, hoặc do cán bộ ghi kèm minh chứng. {_OWN_PERIOD}",
)
_WHOLE = FigureKey(
    "indicator[x].whole",
    "{x}: tổng số",
    "",
    f"Tổng số để tính tỷ lệ, do số liệu đã chọn đếm được hoặc do cán bộ ghi. {_OWN_PERIOD}",
)
_TARGET = FigureKey("indicator[x].target", "{x}: kế hoạch", "", "Kế hoạch đã ghi; của tổng số thì bằng %.")
_SHARE = FigureKey(
    "indicator[x].share",
    "{x}: tỷ lệ đạt",
    "%",
    "Thực hiện chia tổng số; không có tổng số thì chia kế hoạch. Một số lẻ, 0,05 làm tròn lên; chỉ bằng "
    "100% khi vừa đủ.",
)
#: What a figure says instead of a number.
_NOT_YET, _NONE = "chưa có", "không có"


def result_over(scope: Scope, row_id: int, facts: IndicatorFacts) -> Result:
    """The indicator with its numbers over the period of the question."""

    return result_of(row_id, facts, lambda key: _counted_now(scope, key))


def _counted_now(scope: Scope, key: str) -> Figure | None:
    """The figure with this key; None for one that the books no longer have."""
    if declared(key) is None:
        # Not asked for: what comes nearest to an unknown key is looked for among all figures, these too.
        return None
    try:
        found = figure(scope, key)
    except UnknownKey:
        return None
    return found if counts(found) else None


def result_so_far(unit: Unit, row: Indicator, facts: IndicatorFacts, today: date) -> Result | None:
    """The indicator with its numbers up to today, or its last day; None before its period begins."""
    period = facts.period
    if period.start > today:
        return None
    return result_over(open_scope(unit, period, min(today, period.end)), row.id, facts)


def results_of(scope: Scope) -> list[Result]:
    """The indicators of the period, by period and number, each with its numbers up to the cut-off."""
    every = [Result(row.id, facts) for row, facts in scope.read(indicators_read)]
    over: dict[Period, Scope] = {}
    found = []
    for one in reported_in(every, scope.period, scope.until):
        own = one.facts.period
        if own not in over:
            over[own] = scope if is_period_itself(own, scope.period) else scope_over(scope, own)
        found.append(result_over(over[own], one.id, one.facts))
    return found


def _figures(scope: Scope) -> Iterator[Figure]:
    for word, one in _by_word(scope):
        yield _numbered(_PART, word, one, one.part, one.counted, _NOT_YET)
        yield _numbered(_WHOLE, word, one, one.whole, one.counted_whole, _NOT_YET if one.has_whole else _NONE)
        target = _numbered(_TARGET, word, one, one.facts.target, None, _NONE)
        is_share = one.has_whole and one.facts.target is not None
        yield replace(target, unit="%") if is_share else target
        without = replace(_SHARE.at(_NOT_YET, word), unit="")
        yield without if one.share is None else _SHARE.at(_value(one.share), word)


def _numbered(
    key: FigureKey, word: str, one: Result, amount: Decimal | None, figure: Figure | None, without: str
) -> Figure:
    """A number with the rows that it is counted from, or else that state it; in words where there is none."""
    if amount is None:
        return key.at(without, word)
    value = _value(amount)
    stated = (Share(one.source, value),) if isinstance(value, int) and value else ()
    return replace(key.at(value, word, figure.shares if figure else stated), unit=one.unit)


def _value(amount: Decimal) -> Value:
    return int(amount) if amount == amount.to_integral_value() else amount.normalize()


def _by_word(scope: Scope) -> list[tuple[str, Result]]:
    """Each indicator by its name, with its section; by its period and number where that is not enough."""
    results = scope.once(results_of)
    named = [_word(one.facts.name, one.facts.section) for one in results]
    again = Counter(named)
    dated = [
        _word(word, one.facts.year) if again[word] > 1 else word
        for word, one in zip(named, results, strict=True)
    ]
    twice = Counter(dated)
    return [
        (_word(word, str(place)) if twice[word] > 1 else word, one)
        for place, (word, one) in enumerate(zip(dated, results, strict=True), 1)
    ]


def _word(*parts: str) -> str:
    return "|".join(part for part in parts if part)


def _words(scope: Scope) -> list[str]:
    return [word for word, _ in _by_word(scope)]


FIGURES = (FigureGroup((_PART, _WHOLE, _TARGET, _SHARE), _figures, words=_words),)
