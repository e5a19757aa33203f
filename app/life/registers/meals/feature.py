"""What this room hands to the application."""

from __future__ import annotations

from typing import Any

from app.core.money import format_dong
from app.life.registers.declaring import register
from app.life.registers.meals.actions import WRITES
from app.life.registers.meals.facts import Meal
from app.life.registers.meals.figures import meals_of
from app.life.registers.meals.queries import MEALS, meals_read
from app.life.registers.sentences import after
from app.web.features import MovedMoney, ReportLine


def narrate(narration: Any) -> list[ReportLine]:
    """A line for each sort of meal: how many, at what price, who paid."""
    found = meals_of(narration.record.scope)
    return [_line(meal, ours) for meal in Meal if (ours := [one for one in found if one.facts.meal is meal])]


def _line(meal: Meal, ours: list[Any]) -> ReportLine:
    prices = sorted({one.facts.price for one in ours if one.facts.price})
    ends = dict.fromkeys((prices[0], prices[-1])) if prices else ()
    span = " - ".join(map(format_dong, ends))
    price = f", mức {span}/suất" if span else ""
    payers = ", ".join(dict.fromkeys(one.facts.payer for one in ours if one.facts.payer))
    paid = f", {after('kinh phí của', payers)}" if payers else ""
    sources = tuple(one.source for one in ours)
    text = f"{meal.label} được tổ chức với {{n}} suất{{end}}"
    figures = {"n": f"meals.servings[{meal.label}]"}
    if any(one.facts.cost for one in ours):
        figures["money"] = f"meals.money[{meal.label}]"
        text += f",{' trong đó' if payers else ''} công đoàn chi {{money}}"
    return ReportLine(text, sources, figures, {"end": price + paid}, leads=True)


FEATURE = register(
    WRITES,
    MEALS,
    meals_read,
    "meals",
    narrate,
    label="Bữa cơm Công đoàn, bữa ăn ca",
    subject="bữa ăn",
    about="Số suất, mức một suất, ai chi.",
    sheet="Bữa ăn",
    item="Hoạt động",
    money=MovedMoney("starts_on", "cost"),
)
