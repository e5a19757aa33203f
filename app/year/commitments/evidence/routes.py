"""Screens of the evidence of a commitment."""

from __future__ import annotations

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.log.activities.queries import activity
from app.office.accounts.rules import Permission
from app.web.forms.sent import pressed
from app.web.guards import actor, allow, unit
from app.web.pages import page, see_other
from app.web.saving import saving
from app.year.commitments.evidence.actions import attach_evidence, detach_evidence
from app.year.commitments.evidence.forms import EvidenceForm
from app.year.commitments.models import Commitment
from app.year.commitments.queries import commitment

#: Registered under the blueprint of commitments.
bp = Blueprint("evidence", __name__, url_prefix="/<int:row_id>/minh-chung")
#: The button that only searches for entries; it makes the search work without JavaScript.
SEARCHING = "tim"


@bp.route("/", methods=["GET", "POST"])
@allow(Permission.RECORD)
def attach(row_id: int) -> Response:
    row = _commitment(row_id)
    form = EvidenceForm().offer(row)
    is_search = SEARCHING in request.form
    if not is_search and form.validate_on_submit():
        with saving(form) as saved:
            count = attach_evidence(row, form.activity_ids.data or [], actor())
            saved.leads_to = url_for("commitments.show", row_id=row_id)
        if saved.done:
            flash(f"Đã thêm {count} minh chứng.", "success")
            return see_other(saved.leads_to)
        row = _commitment(row_id)
    status = 422 if form.is_submitted() and not is_search else 200
    return page("year/commitments/evidence/show.html", form=form, row=row, status=status)


@bp.post("/<int:activity_id>/go")
@allow(Permission.RECORD)
def detach(row_id: int, activity_id: int) -> Response:
    row = _commitment(row_id)
    entry = activity(unit().id, activity_id) or abort(404)
    back = url_for("commitments.show", row_id=row_id)
    return pressed(lambda: detach_evidence(row, entry, actor()), back, "Đã gỡ minh chứng.")


def _commitment(row_id: int) -> Commitment:
    return (commitment(unit().id, row_id) or abort(404))[0]
