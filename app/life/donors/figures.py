"""The figures of blood donations."""

from __future__ import annotations

from collections.abc import Iterator

from app.life.events.facts import Category
from app.life.events.figures import events_of
from app.log.figures.facts import Figure, FigureGroup, FigureKey, Scope, Share, one_each

_TIMES = FigureKey(
    "donors.times",
    "Lượt hiến máu",
    "lượt",
    "Tổng số người của các lần hiến máu trong kỳ: Số người tham gia, hoặc số người được nêu tên nếu nhiều "
    "hơn; không ghi gì là 01.",
)
_PEOPLE = FigureKey(
    "donors.people",
    "Số người hiến máu",
    "người",
    "Số người trong danh sách được các lần hiến máu trong kỳ nêu tên, mỗi người một lần.",
)


def _figures(scope: Scope) -> Iterator[Figure]:
    given = [one for one in events_of(scope) if one.facts.category is Category.BLOOD_DONATION]
    yield _TIMES.of([Share(one.source, max(one.facts.people or 0, len(one.named), 1)) for one in given])
    yield _PEOPLE.of(one_each(f"members/{one}" for one in dict.fromkeys(m for g in given for m in g.named)))


FIGURES = (FigureGroup((_TIMES, _PEOPLE), _figures),)
