"""Screens of commitments and the plan."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.log.activities.fields import entry_words
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.year.commitments import actions, queries
from app.year.commitments.evidence.queries import evidence_of, evidence_sources
from app.year.commitments.evidence.routes import bp as evidence
from app.year.commitments.facts import CommitmentFacts, PlanFacts
from app.year.commitments.forms import CommitmentFilter, CommitmentForm, PlanFilter, PlanForm
from app.year.commitments.list_sheets import commitments_list, plan_list
from app.year.commitments.models import Commitment, PlanItem
from app.year.commitments.results.queries import years_promised
from app.year.commitments.results.routes import bp as results
from app.year.commitments.rules import DEFAULT_TARGET, amount_text, year_to_plan
from app.year.plan.outcomes.queries import outcomes_of, years_planned
from app.year.plan.outcomes.routes import bp as scores

commitments = Blueprint("commitments", __name__, url_prefix="/cam-ket")
plan = Blueprint("plan", __name__, url_prefix="/phuong-huong")
commitments.register_blueprint(evidence)
commitments.register_blueprint(results)
plan.register_blueprint(scores)


@commitments.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_commitments() -> Response:
    form = CommitmentFilter(request.args)
    form.validate()
    found = queries.page_of_commitments(
        unit().id,
        rows_wanted(),
        words=form.q.data or "",
        year=form.year.data,
        sort=sort_name(queries.COMMITMENT_ORDERS, "-year"),
    )
    evidence = evidence_sources(unit().id)
    return list_page(
        "year/commitments/index.html",
        form,
        found,
        commitments_list(evidence),
        amount_text=amount_text,
        default_target=DEFAULT_TARGET,
        evidence=evidence,
        years=years_promised(unit().id),
    )


@commitments.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_commitment(row_id: int) -> Response:
    found = _commitment(row_id)
    score = queries.score_so_far(unit(), *found, today())
    return shown(
        "year/commitments/show.html",
        found,
        CommitmentForm(),
        score=score,
        evidence=evidence_of(found[0]),
        entry_words=entry_words,
    )


@commitments.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_commitment() -> Response:
    form = CommitmentForm(request.form if request.method == "POST" else request.args).offer(unit().id)
    if request.method == "GET":
        form.year.data = form.year.data or today().year
    return created("year/commitments/edit.html", form, actions.record_commitment)


@commitments.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_commitment(row_id: int) -> Response:
    return corrected(
        "year/commitments/edit.html",
        partial(_commitment, row_id),
        CommitmentForm().offer(unit().id),
        actions.correct_commitment,
    )


@commitments.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_commitment(row_id: int) -> Response:
    return withdrawn(
        "year/commitments/show.html",
        partial(_commitment, row_id),
        CommitmentForm(),
        actions.withdraw_commitment,
    )


def _commitment(row_id: int) -> tuple[Commitment, CommitmentFacts]:
    return queries.commitment(unit().id, row_id) or abort(404)


@plan.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_plan() -> Response:
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


@plan.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_plan_item(row_id: int) -> Response:
    return shown("year/plan/show.html", _plan_item(row_id), PlanForm())


@plan.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_plan_item() -> Response:
    form = PlanForm(request.form if request.method == "POST" else request.args)
    if request.method == "GET":
        form.year.data = form.year.data or year_to_plan(today())
    return created("year/plan/edit.html", form, actions.record_plan_item)


@plan.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_plan_item(row_id: int) -> Response:
    return corrected(
        "year/plan/edit.html", partial(_plan_item, row_id), PlanForm(), actions.correct_plan_item
    )


@plan.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_plan_item(row_id: int) -> Response:
    return withdrawn(
        "year/plan/show.html", partial(_plan_item, row_id), PlanForm(), actions.withdraw_plan_item
    )


def _plan_item(row_id: int) -> tuple[PlanItem, PlanFacts]:
    return queries.plan_item(unit().id, row_id) or abort(404)
