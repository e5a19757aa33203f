"""Screens of the evidence of an indicator."""

from __future__ import annotations

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response

from app.log.attachments.forms import AttachmentForm
from app.log.attachments.pages import attach_sent, bound_upload, flash_received
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.forms.sent import form_page
from app.web.guards import actor, allow, unit
from app.web.pages import see_other
from app.web.saving import saving
from app.year.indicators.evidence.actions import evidence_for
from app.year.indicators.evidence.queries import indicator_shown_by
from app.year.indicators.queries import indicator

#: Registered under the blueprint of indicators.
bp = Blueprint("indicator_evidence", __name__, url_prefix="/minh-chung")
bp.url_value_preprocessor(bound_upload)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    """The page of the indicator whose scans an entry of the log has."""
    indicator_id = indicator_shown_by(unit().id, row_id) or abort(404)
    return see_other(url_for("indicators.show", row_id=indicator_id))


@bp.route("/cua/<int:indicator_id>", methods=["GET", "POST"])
@allow(Permission.RECORD)
def attach(indicator_id: int) -> Response:
    row, facts = indicator(unit().id, indicator_id) or abort(404)
    form = AttachmentForm()
    if form.validate_on_submit():
        with saving(form) as saved:
            received = attach_sent(evidence_for(row, facts, actor(), today()), form)
            saved.leads_to = url_for("indicators.show", row_id=indicator_id)
        if saved.done:
            flash_received(received)
            return see_other(saved.leads_to)
        row, facts = indicator(unit().id, indicator_id) or abort(404)
    return form_page("year/indicators/evidence/create.html", form, row=row, facts=facts)
