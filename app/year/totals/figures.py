"""The figures of an upper union: how many unions are below it, how many sent, how they were rated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.log.figures.facts import Figure, FigureGroup, FigureKey, LeftOut, Scope, Share, one_each
from app.log.figures.registry import declared, figure, figures
from app.year.received.queries import Lower, is_upper, upper_read
from app.year.totals.rules import PeriodTotals, of_period, ratings, totals

_UNIT = "công đoàn"
_EXPECTED = FigureKey(
    "units.expected",
    "Công đoàn phải gửi báo cáo",
    _UNIT,
    "Mọi công đoàn cấp dưới mà công đoàn này đã nhận khóa.",
)
_RECEIVED = FigureKey(
    "units.received",
    "Công đoàn đã gửi",
    _UNIT,
    "Các công đoàn có gói báo cáo của đúng kỳ này, số liệu tính đến không muộn hơn ngày tính số liệu.",
)
_RATED = FigureKey(
    "units.rated[x]",
    "Công đoàn xếp loại {x}",
    _UNIT,
    "Các công đoàn đã gửi có xếp loại công đoàn cơ sở ở mức này.",
)


def received_of(scope: Scope) -> PeriodTotals:
    """What was received of the period of a question."""
    return of_period(scope.read(upper_read), scope)


def totals_of(scope: Scope) -> dict[str, Figure]:
    """The own figures of an upper union, then the totals of what it received, by key."""
    own = {one.key: one for one in _figures(scope)}
    return {**own, **{one.key: one for one in totals(scope.once(received_of))}}


def figure_of(scope: Scope, key: str) -> Figure:
    """One of `every_figure`, or of the union's own where it has no such total. Raises UnknownKey."""
    total = totals_of(scope).get(key) if scope.read(upper_read).lowers else None
    return total or figure(scope, key)


def every_figure(scope: Scope) -> Iterable[Figure]:
    """Every figure that a union has to say: the totals where unions are below it, else those of its books."""
    return totals_of(scope).values() if is_upper(scope.unit.id) else figures(scope)


def nothing_of(key: str) -> Figure:
    """A figure that is known and that no union sent. KeyError for one that is not known."""
    stated = declared(key)
    if stated is None:
        raise KeyError(key)
    return Figure(key, stated.label, 0, stated.unit, stated.rule)


def _figures(scope: Scope) -> Iterator[Figure]:
    found = scope.once(received_of)
    if not found.expected:
        return
    missing = [LeftOut(one.source, "Chưa gửi") for one in found.missing]
    yield _EXPECTED.of(_each(found.expected))
    yield _RECEIVED.of(_each(one for one in found.expected if one.id in found.received), left_out=missing)
    for level, unions in ratings(found).items():
        yield _RATED.of(_each(unions), level)


def _each(unions: Iterable[Lower]) -> list[Share]:
    return one_each(one.source for one in unions)


FIGURES = (FigureGroup((_EXPECTED, _RECEIVED, _RATED), _figures),)
