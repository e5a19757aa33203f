"""Screens of the plan."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.year.commitments.rules import year_to_plan
from app.year.plan import actions, queries
from app.year.plan.facts import PlanFacts
from app.year.plan.forms import PlanFilter, PlanForm
from app.year.plan.list_sheets import plan_list
from app.year.plan.models import PlanItem
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
        year=form.year.data,
        sort=sort_name(queries.PLAN_ORDERS, "-year"),
    )
    years, outcomes = years_planned(unit().id), outcomes_of(unit().id)
    sheet = plan_list(outcomes)
    return list_page(
        "year/plan/index.html", form, found, sheet, years=years, outcomes=outcomes, now=today().year
    )


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("year/plan/show.html", _plan_item(row_id), PlanForm())


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    form = PlanForm(request.form if request.method == "POST" else request.args)
    if request.method == "GET":
        form.year.data = form.year.data or year_to_plan(today())
    return created("year/plan/edit.html", form, actions.record_plan_item)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    return corrected(
        "year/plan/edit.html", partial(_plan_item, row_id), PlanForm(), actions.correct_plan_item
    )


@bp.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_plan_item(row_id: int) -> Response:
    return withdrawn(
        "year/plan/show.html", partial(_plan_item, row_id), PlanForm(), actions.withdraw_plan_item
    )


def _plan_item(row_id: int) -> tuple[PlanItem, PlanFacts]:
    return queries.plan_item(unit().id, row_id) or abort(404)
