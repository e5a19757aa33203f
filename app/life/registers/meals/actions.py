"""Writes of meals."""

from __future__ import annotations

from app.books.entries.actions import EntryKind
from app.life.registers.meals.facts import MealFacts
from app.life.registers.meals.models import MealsServed
from app.life.registers.meals.queries import KIND
from app.life.registers.meals.rules import check_meal

WRITES: EntryKind[MealFacts] = EntryKind(KIND, MealsServed, "registers", check_meal, day_field="starts_on")
