"""Screens of commitments, the plan and the officer's paragraphs."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.accounts.rules import Permission
from app.commitments import actions, queries
from app.commitments.evidence_queries import evidence_counts, evidence_of
from app.commitments.evidence_routes import bp as evidence
from app.commitments.facts import CommitmentFacts, PlanFacts, StatementFacts
from app.commitments.forms import (
    CommitmentFilter,
    CommitmentForm,
    PlanFilter,
    PlanForm,
    StatementFilter,
    StatementForm,
)
from app.commitments.models import Commitment, PlanItem, Statement
from app.commitments.outcome_queries import outcomes_of, years_planned
from app.commitments.outcome_routes import bp as scores
from app.commitments.rules import DEFAULT_TARGET, amount_text
from app.web.clock import today
from app.web.entry_fields import entry_words
from app.web.entry_page import corrected, created, shown, withdrawn
from app.web.guards import allow, unit
from app.web.listing import page_number, sort_name
from app.web.pages import page

commitments = Blueprint("commitments", __name__, url_prefix="/cam-ket")
plan = Blueprint("plan", __name__, url_prefix="/phuong-huong")
commitments.register_blueprint(evidence)
plan.register_blueprint(scores)
statements = Blueprint("statements", __name__, url_prefix="/nhan-dinh")


@commitments.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_commitments() -> Response:
    form = CommitmentFilter(request.args)
    form.validate()
    found = queries.page_of_commitments(
        unit().id,
        page_number(),
        words=form.q.data or "",
        year=form.year.data,
        sort=sort_name(queries.COMMITMENT_ORDERS, "-year"),
    )
    return page(
        "commitments/index.html",
        block="results",
        form=form,
        page=found,
        amount_text=amount_text,
        default_target=DEFAULT_TARGET,
        evidence=evidence_counts(unit().id),
    )


@commitments.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_commitment(row_id: int) -> Response:
    found = _commitment(row_id)
    score = queries.score_so_far(unit(), *found, today())
    return shown(
        "commitments/show.html",
        found,
        CommitmentForm(),
        score=score,
        evidence=evidence_of(found[0]),
        entry_words=entry_words,
    )


@commitments.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_commitment() -> Response:
    return created("commitments/edit.html", CommitmentForm().offer(unit().id), actions.record_commitment)


@commitments.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_commitment(row_id: int) -> Response:
    return corrected(
        "commitments/edit.html",
        partial(_commitment, row_id),
        CommitmentForm().offer(unit().id),
        actions.correct_commitment,
    )


@commitments.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_commitment(row_id: int) -> Response:
    return withdrawn(
        "commitments/show.html", partial(_commitment, row_id), CommitmentForm(), actions.withdraw_commitment
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
        page_number(),
        words=form.q.data or "",
        year=form.year.data,
        sort=sort_name(queries.PLAN_ORDERS, "-year"),
    )
    years, outcomes = years_planned(unit().id), outcomes_of(unit().id)
    return page("plan/index.html", block="results", form=form, page=found, years=years, outcomes=outcomes)


@plan.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_plan_item(row_id: int) -> Response:
    return shown("plan/show.html", _plan_item(row_id), PlanForm())


@plan.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_plan_item() -> Response:
    return created("plan/edit.html", PlanForm(), actions.record_plan_item)


@plan.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_plan_item(row_id: int) -> Response:
    return corrected("plan/edit.html", partial(_plan_item, row_id), PlanForm(), actions.correct_plan_item)


@plan.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_plan_item(row_id: int) -> Response:
    return withdrawn("plan/show.html", partial(_plan_item, row_id), PlanForm(), actions.withdraw_plan_item)


def _plan_item(row_id: int) -> tuple[PlanItem, PlanFacts]:
    return queries.plan_item(unit().id, row_id) or abort(404)


@statements.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_statements() -> Response:
    form = StatementFilter(request.args)
    form.validate()
    found = queries.page_of_statements(
        unit().id,
        page_number(),
        words=form.q.data or "",
        topic=form.topic.data,
        period=form.period(),
        sort=sort_name(queries.STATEMENT_ORDERS, "-period"),
    )
    return page("statements/index.html", block="results", form=form, page=found)


@statements.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_statement(row_id: int) -> Response:
    return shown("statements/show.html", _statement(row_id), StatementForm())


@statements.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_statement() -> Response:
    return created("statements/edit.html", StatementForm(), actions.record_statement)


@statements.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_statement(row_id: int) -> Response:
    return corrected(
        "statements/edit.html", partial(_statement, row_id), StatementForm(), actions.correct_statement
    )


@statements.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_statement(row_id: int) -> Response:
    return withdrawn(
        "statements/show.html", partial(_statement, row_id), StatementForm(), actions.withdraw_statement
    )


def _statement(row_id: int) -> tuple[Statement, StatementFacts]:
    return queries.statement(unit().id, row_id) or abort(404)
