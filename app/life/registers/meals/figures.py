"""The figures of meals: they count on their first day."""

from __future__ import annotations

from collections.abc import Iterator

from app.life.registers.meals.facts import Meal, MealFacts
from app.life.registers.meals.queries import meals_read
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LoggedEntry, Scope, Share

_IN_PERIOD = "từ đầu kỳ đến ngày tính số liệu"
_SERVINGS = FigureKey("meals.servings", "Số suất ăn", "suất", f"Tổng số suất ăn {_IN_PERIOD}.")
_OF_MEAL = FigureKey(
    "meals.servings[x]", "Số suất: {x}", "suất", f"Tổng số suất của loại bữa ăn này {_IN_PERIOD}."
)
_MONEY = FigureKey(
    "meals.money", "Tiền công đoàn chi bữa ăn", "đồng", f"Tổng số tiền công đoàn chi cho bữa ăn {_IN_PERIOD}."
)

_MONEY_OF_MEAL = FigureKey(
    "meals.money[x]",
    "Tiền công đoàn chi: {x}",
    "đồng",
    f"Tổng số tiền công đoàn chi cho loại bữa ăn này {_IN_PERIOD}.",
)


def meals_of(scope: Scope) -> list[LoggedEntry[MealFacts]]:
    """The meals that the question counts."""
    return [one for one in scope.read(meals_read) if scope.holds(one.facts.starts_on)]


def _figures(scope: Scope) -> Iterator[Figure]:
    found = meals_of(scope)
    yield _SERVINGS.of(Share(one.source, one.facts.servings) for one in found)
    for meal in Meal:
        ours = [one for one in found if one.facts.meal is meal]
        if ours:
            yield _OF_MEAL.of((Share(one.source, one.facts.servings) for one in ours), meal.label)
            yield _MONEY_OF_MEAL.of((Share(one.source, one.facts.cost or 0) for one in ours), meal.label)
    yield _MONEY.of(Share(one.source, one.facts.cost or 0) for one in found)


FIGURES = (FigureGroup((_SERVINGS, _OF_MEAL, _MONEY, _MONEY_OF_MEAL), _figures),)
