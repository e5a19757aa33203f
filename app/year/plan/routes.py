"""Screens of the plan."""

from __future__ import annotations

from flask import Blueprint

from app.core.periods import in_words
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.web.clock import today
from app.web.guards import unit, working_year
from app.year.commitments.queries import PERIOD_ORDERS
from app.year.commitments.rules import year_to_plan
from app.year.plan import actions, queries
from app.year.plan.forms import PlanFilter, PlanForm
from app.year.plan.list_sheets import PLAN
from app.year.plan.outcomes.queries import page_of_plan, years_planned

bp = Blueprint("plan", __name__, url_prefix="/phuong-huong")


RecordList(
    listing=PLAN,
    page=page_of_plan,
    orders=PERIOD_ORDERS,
    sort="-year",
    filter=PlanFilter,
    beside=lambda: {"years": years_planned(unit().id), "in_words": in_words, "today": today()},
    template="year/plan/index.html",
).add_to(bp)


SCREENS = RecordScreens(
    read=queries.plan_item,
    form=PlanForm,
    new_form=lambda: PlanForm.from_address(year=year_to_plan(today(), working_year()).label),
    writes=actions.PLAN,
    new="Ghi nhiệm vụ",
    edit="Sửa nhiệm vụ",
    heading=lambda _row, facts: f"Nhiệm vụ {in_words(facts.period)}",
)
SCREENS.add_to(bp)
