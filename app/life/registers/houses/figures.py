"""The figures of houses: helped on its first day, handed over on its own."""

from __future__ import annotations

from collections.abc import Iterator

from app.life.registers.houses.facts import HouseFacts, Work
from app.life.registers.houses.queries import houses_read
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LoggedEntry, Scope, Share, one_each

_IN_PERIOD = "có ngày hỗ trợ từ đầu kỳ đến ngày tính số liệu"
_WORKS = {
    Work.BUILT: FigureKey("houses.built", "Nhà ở hỗ trợ xây mới", "căn", f"Số nhà xây mới {_IN_PERIOD}."),
    Work.MENDED: FigureKey("houses.mended", "Nhà ở hỗ trợ sửa chữa", "căn", f"Số nhà sửa chữa {_IN_PERIOD}."),
}
_HANDED = FigureKey(
    "houses.handed_over",
    "Nhà ở đã bàn giao",
    "căn",
    "Số nhà có ngày bàn giao từ đầu kỳ đến ngày tính số liệu.",
)
_SUPPORT = FigureKey(
    "houses.money", "Tiền hỗ trợ nhà ở", "đồng", f"Tổng số tiền công đoàn hỗ trợ của nhà {_IN_PERIOD}."
)
_VALUE = FigureKey(
    "houses.value", "Giá trị nhà ở được hỗ trợ", "đồng", f"Tổng giá trị căn nhà của nhà {_IN_PERIOD}."
)


def counted_houses(scope: Scope) -> list[LoggedEntry[HouseFacts]]:
    """The houses helped or handed over in what the question counts."""
    return [
        one
        for one in scope.read(houses_read)
        if scope.holds(one.facts.started_on) or (one.facts.handed_on and scope.holds(one.facts.handed_on))
    ]


def _figures(scope: Scope) -> Iterator[Figure]:
    houses = counted_houses(scope)
    helped = [one for one in houses if scope.holds(one.facts.started_on)]
    for work, key in _WORKS.items():
        yield key.of(one_each(one.source for one in helped if one.facts.work is work))
    handed = [one for one in houses if one.facts.handed_on and scope.holds(one.facts.handed_on)]
    yield _HANDED.of(one_each(one.source for one in handed))
    yield _SUPPORT.of(Share(one.source, one.facts.support or 0) for one in helped)
    yield _VALUE.of(Share(one.source, one.facts.value or 0) for one in helped)


FIGURES = (FigureGroup((*_WORKS.values(), _HANDED, _SUPPORT, _VALUE), _figures),)
