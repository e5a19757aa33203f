"""Screens of commitments."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.core.periods import in_words, working_year_on
from app.log.activities.fields import entry_label
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit, working_year
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.year.commitments import actions, queries
from app.year.commitments.evidence.queries import evidence_of, evidence_sources
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.forms import CommitmentFilter, CommitmentForm
from app.year.commitments.list_sheets import commitments_list, result_so_far
from app.year.commitments.models import Commitment
from app.year.commitments.results.queries import years_promised

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
        year=form.year.period,
        sort=sort_name(queries.COMMITMENT_ORDERS, "-year"),
    )
    return list_page(
        "year/commitments/index.html",
        form,
        found,
        commitments_list(evidence_sources(unit().id)),
        result_so_far=result_so_far,
        years=years_promised(unit().id),
    )


def _kept(row: Commitment, facts: CommitmentFacts) -> dict[str, Any]:
    """How far the commitment is kept, and what shows it."""
    score = queries.score_so_far(unit(), row, facts, today())
    return {"score": score, "evidence": evidence_of(row), "entry_label": entry_label}


SCREENS = RecordScreens(
    read=queries.commitment,
    form=CommitmentForm,
    new_form=lambda: CommitmentForm.from_address(year=working_year_on(today(), working_year()).label),
    record=actions.record_commitment,
    correct=actions.correct_commitment,
    withdraw=actions.withdraw_commitment,
    index="Cam kết",
    new="Ghi cam kết",
    edit="Sửa cam kết",
    heading=lambda _row, facts: f"Cam kết {in_words(facts.period)}",
    show_template="year/commitments/show.html",
    edit_template="year/commitments/edit.html",
    beside=_kept,
)
SCREENS.add_to(bp)
