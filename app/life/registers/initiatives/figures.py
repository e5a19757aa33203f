"""The figures of initiatives: each step counts on its own day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from app.life.registers.initiatives.facts import InitiativeFacts, InitiativeSort
from app.life.registers.initiatives.queries import initiatives_read
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LoggedEntry, Scope, Share, one_each

_UNIT = "sáng kiến"
_STEPS: tuple[tuple[str, str, str, Callable[[InitiativeFacts], date | None]], ...] = (
    ("registered", "được đăng ký", "ngày đăng ký", lambda one: one.registered_on),
    ("done", "được áp dụng, hoàn thành", "ngày áp dụng", lambda one: one.done_on),
    ("recognised", "được công nhận", "ngày công nhận", lambda one: one.recognised_on),
)
_ALL = {
    name: FigureKey(
        f"initiatives.{name}",
        f"Sáng kiến, đề tài {words}",
        _UNIT,
        f"Số sáng kiến, đề tài có {day} từ đầu kỳ đến ngày tính số liệu.",
    )
    for name, words, day, _ in _STEPS
}
_BY_SORT = {
    name: FigureKey(
        f"initiatives.{name}[x]",
        f"Sáng kiến, đề tài {words}: {{x}}",
        _UNIT,
        f"Số sáng kiến, đề tài loại này có {day} từ đầu kỳ đến ngày tính số liệu.",
    )
    for name, words, day, _ in _STEPS
}
_BENEFIT = FigureKey(
    "initiatives.benefit",
    "Giá trị làm lợi của sáng kiến",
    "đồng",
    "Tổng giá trị làm lợi của sáng kiến, đề tài được áp dụng trong kỳ; loại không ghi ngày áp dụng thì tính "
    "theo ngày công nhận, không có cả hai thì theo ngày đăng ký.",
)


def counted_initiatives(scope: Scope) -> list[LoggedEntry[InitiativeFacts]]:
    """Those of which a step falls into what the question counts."""
    return [
        one
        for one in scope.read(initiatives_read)
        if any((day := step(one.facts)) and scope.holds(day) for *_, step in _STEPS)
    ]


def _figures(scope: Scope) -> Iterator[Figure]:
    found = scope.read(initiatives_read)
    for name, _, _, step in _STEPS:
        ours = [one for one in found if (day := step(one.facts)) and scope.holds(day)]
        yield _ALL[name].of(one_each(one.source for one in ours))
        for sort in InitiativeSort:
            of_sort = [one.source for one in ours if one.facts.sort is sort]
            if of_sort:
                yield _BY_SORT[name].of(one_each(of_sort), sort.label)
    yield _BENEFIT.of(
        Share(one.source, one.facts.benefit or 0)
        for one in found
        if scope.holds(one.facts.done_on or one.facts.recognised_on or one.facts.registered_on)
    )


FIGURES = (FigureGroup((*_ALL.values(), *_BY_SORT.values(), _BENEFIT), _figures),)
