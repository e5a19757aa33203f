"""The figures of an upper union: how many unions are below it, how many sent, how they were rated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.core.vietnamese import lower_first
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LeftOut, Scope, Share, one_each
from app.log.figures.registry import declared, figure, figures
from app.year.campaigns.queries import late_read
from app.year.received.queries import Lower, is_upper, upper_read
from app.year.totals.rules import PeriodTotals, of_period, ratings, totals

_UNIT = "công đoàn"
_EXPECTED = FigureKey(
    "units.expected",
    "Công đoàn phải gửi báo cáo",
    _UNIT,
    "Các công đoàn trong danh sách công đoàn cấp dưới vào ngày tính số liệu, đã gửi gói nào hay chưa, và "
    "những nơi đã gửi gói của kỳ này.",
)
_STARTED = FigureKey(
    "units.started",
    "Công đoàn cấp dưới mới có trong kỳ",
    _UNIT,
    "Các công đoàn trong danh sách có «Từ ngày» từ đầu kỳ đến ngày tính số liệu.",
)
_ENDED = FigureKey(
    "units.ended",
    "Công đoàn cấp dưới thôi trực thuộc trong kỳ",
    _UNIT,
    "Các công đoàn trong danh sách có «Đến hết ngày» từ đầu kỳ đến ngày tính số liệu.",
)
_RECEIVED = FigureKey(
    "units.received",
    "Công đoàn đã gửi",
    _UNIT,
    "Các công đoàn có gói báo cáo của đúng kỳ này, số liệu tính đến không muộn hơn ngày tính số liệu.",
)
_LATE = FigureKey(
    "units.late",
    "Công đoàn gửi trễ hạn",
    _UNIT,
    "Các công đoàn đã gửi mà gói đầu tiên của kỳ đến sau hạn của đợt báo cáo; không mở đợt nào thì không có.",
)
_RATED = FigureKey(
    "units.rated[x]",
    "Công đoàn xếp loại {x}",
    _UNIT,
    "Các công đoàn đã gửi có xếp loại công đoàn cơ sở ở mức này.",
)
#: What the unions below add up to of the figure `x`, beside the upper union's own.
_TOTAL = FigureKey("total[x]", "Các công đoàn cấp dưới: {x}", "", "Cộng số liệu này của các gói đã nhận.")


def received_of(scope: Scope) -> PeriodTotals:
    """What was received of the period of a question."""
    return of_period(scope.read(upper_read), scope)


def added_up(scope: Scope) -> dict[str, Figure]:
    """What the unions below add up to, by key."""
    return {one.key: one for one in totals(scope.once(received_of))}


def totals_of(scope: Scope) -> dict[str, Figure]:
    """The own figures of an upper union, then the totals of what it received, by key."""
    own = {one.key: one for one in _figures(scope)}
    return {**own, **scope.once(added_up)}


def total_key(key: str) -> str:
    """What reports of an upper union call the total of a figure: its own books may count the same."""
    return _TOTAL.key.replace("[x]", f"[{key}]")


def sent_key(key: str) -> str:
    """The figure of which this is the total; any other key as it is."""
    begins, ends = _TOTAL.key.split("x")
    return key.removeprefix(begins).removesuffix(ends) if key.startswith(begins) else key


def figure_of(scope: Scope, key: str) -> Figure:
    """One of `every_figure`, or of the union's own where it has no such total. Raises UnknownKey."""
    total = scope.once(totals_of).get(key) if scope.read(upper_read).lowers else None
    return total or figure(scope, key)


def every_figure(scope: Scope) -> Iterable[Figure]:
    """Every figure that a union has to say: the totals where unions are below it, else those of its books."""
    return scope.once(totals_of).values() if is_upper(scope.unit.id) else figures(scope)


def nothing_of(key: str) -> Figure:
    """A figure that is known and that no union sent. KeyError for one that is not known."""
    stated = declared(key)
    if stated is None:
        raise KeyError(key)
    return Figure(key, stated.label, 0, stated.unit, stated.rule)


def _figures(scope: Scope) -> Iterator[Figure]:
    found, lowers = scope.once(received_of), scope.read(upper_read).lowers
    if lowers:
        yield _STARTED.of(_each(one for one in lowers if one.starts_on and scope.holds(one.starts_on)))
        yield _ENDED.of(_each(one for one in lowers if one.ends_on and scope.holds(one.ends_on)))
    if not found.expected:
        return
    missing = [LeftOut(one.source, "Chưa gửi") for one in found.missing]
    yield _EXPECTED.of(_each(found.expected))
    yield _RECEIVED.of(_each(one for one in found.expected if one.id in found.received), left_out=missing)
    late = scope.read(late_read).get((scope.period.start, scope.period.end))
    if late is not None:
        yield _LATE.of(_each(one for one in found.expected if one.id in late and one.id in found.received))
    for level, unions in ratings(found).items():
        yield _RATED.of(_each(unions), level)


def _totals(scope: Scope) -> Iterator[Figure]:
    for key, one in scope.once(added_up).items():
        yield replace(one, key=total_key(key), label=_TOTAL.label.replace("{x}", lower_first(one.label)))


def _each(unions: Iterable[Lower]) -> list[Share]:
    return one_each(one.source for one in unions)


FIGURES = (
    FigureGroup((_STARTED, _ENDED, _EXPECTED, _RECEIVED, _LATE, _RATED), _figures),
    FigureGroup((_TOTAL,), _totals, words=lambda scope: list(scope.once(added_up))),
)
