"""Pure decisions about meals."""

from __future__ import annotations

from app.core.dates import refuse_reversed
from app.life.registers.meals.facts import MealFacts


def check_meal(facts: MealFacts) -> None:
    """Raise Refused for meals that end before they begin."""
    refuse_reversed(facts.starts_on, facts.ends_on)
