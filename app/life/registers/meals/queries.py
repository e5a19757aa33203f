"""Selects of meals."""

from __future__ import annotations

from app.books.entries.reads import EntryReads
from app.life.registers.meals.facts import MealFacts
from app.life.registers.meals.models import MealsServed
from app.life.registers.queries import register_read
from app.log.activities.models import Activity
from app.log.figures.facts import LoggedEntry, Reading

KIND = "meal"
MEALS = EntryReads(
    MealFacts,
    MealsServed,
    {
        "day": (Activity.starts_on, Activity.id),
        "servings": (MealsServed.servings, Activity.id),
    },
    {"cost": "amount"},
)


def meals_read(reading: Reading) -> tuple[LoggedEntry[MealFacts], ...]:
    """The meals that touch the days of a reading; one statement at most."""
    return register_read(reading, KIND, MEALS)
