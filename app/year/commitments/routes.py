"""Screens of commitments."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from app.core.periods import in_words
from app.core.years.working import working_year_on
from app.log.activities.fields import entry_label
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.web.clock import today
from app.web.guards import unit, working_year
from app.year.commitments import actions, queries
from app.year.commitments.evidence.queries import evidence_of
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.forms import CommitmentFilter, CommitmentForm
from app.year.commitments.list_sheets import COMMITMENTS, result_so_far
from app.year.commitments.models import Commitment
from app.year.commitments.results.queries import years_promised

bp = Blueprint("commitments", __name__, url_prefix="/cam-ket")


RecordList(
    listing=COMMITMENTS,
    page=queries.page_of_commitments,
    orders=queries.PERIOD_ORDERS,
    sort="-year",
    filter=CommitmentFilter,
    beside=lambda: {"result_so_far": result_so_far, "years": years_promised(unit().id)},
    template="year/commitments/index.html",
).add_to(bp)


def _kept(row: Commitment, facts: CommitmentFacts) -> dict[str, Any]:
    """How far the commitment is kept, and what shows it."""
    score = queries.score_so_far(unit(), row, facts, today())
    return {"score": score, "evidence": evidence_of(row), "entry_label": entry_label}


SCREENS = RecordScreens(
    read=queries.commitment,
    form=CommitmentForm,
    new_form=lambda: CommitmentForm.from_address(year=working_year_on(today(), working_year()).label),
    writes=actions.COMMITMENTS,
    new="Ghi cam kết",
    edit="Sửa cam kết",
    heading=lambda _row, facts: f"Cam kết {in_words(facts.period)}",
    show_template="year/commitments/show.html",
    edit_template="year/commitments/edit.html",
    beside=_kept,
)
SCREENS.add_to(bp)
