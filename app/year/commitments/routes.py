"""Screens of commitments."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.log.activities.fields import entry_label
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.year.commitments import actions, queries
from app.year.commitments.evidence.queries import evidence_of, evidence_sources
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.forms import CommitmentFilter, CommitmentForm
from app.year.commitments.list_sheets import commitments_list
from app.year.commitments.models import Commitment
from app.year.commitments.results.queries import years_promised
from app.year.commitments.rules import DEFAULT_TARGET, amount_text

bp = Blueprint("commitments", __name__, url_prefix="/cam-ket")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
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


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    found = _commitment(row_id)
    score = queries.score_so_far(unit(), *found, today())
    return shown(
        "year/commitments/show.html",
        found,
        CommitmentForm(),
        score=score,
        evidence=evidence_of(found[0]),
        entry_label=entry_label,
    )


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    form = CommitmentForm(request.form if request.method == "POST" else request.args).offer(unit().id)
    if request.method == "GET":
        form.year.data = form.year.data or today().year
    return created("year/commitments/edit.html", form, actions.record_commitment)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    return corrected(
        "year/commitments/edit.html",
        partial(_commitment, row_id),
        CommitmentForm().offer(unit().id),
        actions.correct_commitment,
    )


@bp.post("/<int:row_id>/rut", endpoint="withdraw")
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
