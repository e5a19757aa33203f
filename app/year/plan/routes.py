"""Screens of the plan."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.core.periods import in_words
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit, working_year
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.year.commitments.rules import year_to_plan
from app.year.plan import actions, queries
from app.year.plan.forms import PlanFilter, PlanForm
from app.year.plan.list_sheets import plan_list
from app.year.plan.outcomes.queries import outcomes_of, years_planned

bp = Blueprint("plan", __name__, url_prefix="/phuong-huong")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = PlanFilter(request.args)
    form.validate()
    found = queries.page_of_plan(
        unit().id,
        rows_wanted(),
        words=form.q.data or "",
        year=form.year.period,
        sort=sort_name(queries.PLAN_ORDERS, "-year"),
    )
    years, outcomes = years_planned(unit().id), outcomes_of(unit().id)
    sheet = plan_list(outcomes)
    return list_page(
        "year/plan/index.html",
        form,
        found,
        sheet,
        years=years,
        outcomes=outcomes,
        in_words=in_words,
        today=today(),
    )


SCREENS = RecordScreens(
    read=queries.plan_item,
    form=PlanForm,
    new_form=lambda: PlanForm.from_address(year=year_to_plan(today(), working_year()).label),
    record=actions.record_plan_item,
    correct=actions.correct_plan_item,
    withdraw=actions.withdraw_plan_item,
    index="Phương hướng",
    new="Ghi nhiệm vụ",
    edit="Sửa nhiệm vụ",
    heading=lambda _row, facts: f"Nhiệm vụ {in_words(facts.period)}",
)
SCREENS.add_to(bp)
