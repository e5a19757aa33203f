"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.core.money import format_dong
from app.life.registers.meals.actions import WRITES
from app.life.registers.meals.facts import Meal, MealFacts
from app.life.registers.meals.figures import meals_of
from app.life.registers.meals.queries import KIND, MEALS, meals_read
from app.life.registers.meals.rules import check_meal
from app.life.registers.telling import after, lead
from app.web.features import Feature, LogKind, MovedMoney, ReportLine, ReportPlace, WorkbookSheet


def narrate(narration: Any) -> list[ReportLine]:
    """A line for each sort of meal: how many, at what price, who paid."""
    found = meals_of(narration.record.scope)
    return [
        _line(narration, meal, ours)
        for meal in Meal
        if (ours := [one for one in found if one.facts.meal is meal])
    ]


def _line(narration: Any, meal: Meal, ours: list[Any]) -> ReportLine:
    prices = sorted({one.facts.price for one in ours if one.facts.price})
    ends = dict.fromkeys((prices[0], prices[-1])) if prices else ()
    span = " - ".join(map(format_dong, ends))
    price = f", mức {span}/suất" if span else ""
    payers = ", ".join(dict.fromkeys(one.facts.payer for one in ours if one.facts.payer))
    said = lead(
        narration,
        (("{n} suất", f"meals.servings[{meal.label}]"),),
        begins=f"tổ chức {meal.label[:1].lower()}{meal.label[1:]} với ",
    )
    paid = f", {after('kinh phí của', payers)}" if payers else ""
    sources = tuple(one.source for one in ours)
    return ReportLine(f"{said.text}{{end}}", sources, said.figures, {"end": price + paid}, leads=True)


FEATURE = Feature(
    within="registers",
    guide="Sổ theo dõi",
    facts=(MealFacts,),
    subjects={"registers.meal": "bữa ăn"},
    kinds=(
        LogKind(
            KIND,
            "Bữa cơm Công đoàn, bữa ăn ca",
            "meals.show",
            "Hoạt động",
            register="Số suất, mức một suất, ai chi.",
            reads=meals_read,
        ),
    ),
    sheets=(
        WorkbookSheet(
            title="Bữa ăn",
            facts=MealFacts,
            kept_in=KIND,
            read=MEALS.all,
            record=WRITES.record,
            correct=WRITES.correct,
            check=lambda facts, _today: check_meal(facts),
            money=MovedMoney("starts_on", "cost"),
        ),
    ),
    narrators={"meals": narrate},
    report_places=(ReportPlace("care", ("meals",)),),
)
