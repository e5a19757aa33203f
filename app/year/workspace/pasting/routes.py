"""The screen that makes tasks or commitments of pasted lines: looked at first, then recorded in one press."""

from __future__ import annotations

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.periods import parse_period
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import actor, allow, unit, working_year
from app.web.pages import page, see_other
from app.web.saving import saving
from app.year.commitments.actions import record_commitment
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.queries import commitments_of
from app.year.commitments.rules import year_to_plan
from app.year.plan.actions import record_plan_item
from app.year.plan.facts import PlanFacts
from app.year.plan.queries import plan_items_of
from app.year.workspace.pasting.forms import PastedForm
from app.year.workspace.pasting.rules import MOST_LINES, Pasted, pasted

bp = Blueprint("pasting", __name__, url_prefix="/dan-dong")


@bp.route("/", methods=["GET", "POST"])
@allow(Permission.RECORD)
def paste() -> Response:
    form, found = PastedForm(), None
    if not form.is_submitted():
        form.year.data = year_to_plan(today(), working_year()).label
    elif form.validate():
        found = _pasted(form)
        if request.form.get("viec") == "ghi" and (done := _recorded(form, found)):
            return done
    status = 422 if form.errors else 200
    return page("year/workspace/pasting/paste.html", form=form, found=found, status=status)


def _pasted(form: PastedForm) -> Pasted:
    period = parse_period(form.year.data)
    recorded = plan_items_of(unit().id) if form.becomes.data == "plan" else commitments_of(unit().id)
    return pasted(form.lines.data or "", [facts.content for _, facts in recorded if facts.period == period])


def _recorded(form: PastedForm, found: Pasted) -> Response | None:
    year, is_plan = parse_period(form.year.data).label, form.becomes.data == "plan"
    with saving(form) as saved:
        if not found.lines:
            raise Refused("Không có dòng nào để ghi.", "lines")
        if len(found.lines) > MOST_LINES:
            raise Refused(f"Mỗi lần ghi {MOST_LINES} dòng là nhiều nhất.", "lines")
        for line in found.lines:
            if is_plan:
                record_plan_item(unit().id, PlanFacts(year, line), actor(), today())
            else:
                record_commitment(unit().id, CommitmentFacts(year, line), actor(), today())
        saved.leads_to = url_for("plan.index" if is_plan else "commitments.index", year=year)
    if not saved.done:
        return None
    flash(f"Đã ghi {len(found.lines)} {'nhiệm vụ' if is_plan else 'cam kết'} của kỳ {year}.", "success")
    return see_other(saved.leads_to)
