"""Selects of meals."""

from __future__ import annotations

from app.books.entries.reads import EntryReads
from app.life.registers.meals.facts import MealFacts
from app.life.registers.meals.models import MealsServed
from app.life.registers.queries import register_read
from app.log.activities.models import Activity

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
#: The meals that touch the days of a reading.
meals_read = register_read(KIND, MEALS)
