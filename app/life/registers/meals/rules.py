"""Pure decisions about meals."""

from __future__ import annotations

from app.core.errors import Refused
from app.life.registers.meals.facts import MealFacts


def check_meal(facts: MealFacts) -> None:
    """Raise Refused for meals that end before they begin."""
    if facts.ends_on and facts.ends_on < facts.starts_on:
        raise Refused("Ngày cuối trước ngày đầu.", "ends_on")
