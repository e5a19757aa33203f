"""Screens of meals."""

from __future__ import annotations

from app.life.registers.forms import PaidRegisterForm
from app.life.registers.meals.actions import WRITES
from app.life.registers.meals.facts import MealFacts
from app.life.registers.meals.queries import MEALS
from app.log.records.columns import fact
from app.log.records.screens import register_screens
from app.papers.lists import Listing
from app.web.forms.stated import More


class MealForm(PaidRegisterForm):
    """Meals of one day or some days."""

    of = MealFacts
    layout = (
        ("meal", "starts_on"),
        ("servings", "price", "payer"),
        ("cost", "money_source", "fund_id"),
        More("Thêm chi tiết", ("ends_on", "occasion", "place", "channel", "voucher_text", "note")),
    )


_LIST = Listing(
    "Bữa cơm Công đoàn, bữa ăn ca",
    "bua-an",
    "lần ghi",
    (
        fact(MealFacts, "starts_on", sort="day"),
        fact(MealFacts, "meal", width=1.5, style="lead"),
        fact(MealFacts, "servings", sort="servings"),
        fact(MealFacts, "price"),
        fact(MealFacts, "payer", width=1.5),
        fact(MealFacts, "cost"),
        fact(MealFacts, "occasion", width=1.5, on="file"),
    ),
)
bp = register_screens(
    ("meals", "/bua-an"), WRITES, MEALS, MealForm, _LIST, new="Ghi bữa ăn", edit="Sửa bữa ăn"
)
