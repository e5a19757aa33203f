"""What goes down to unions below: requests and regulations as files, remarks on reports, acceptance."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, flash, request, url_for
from werkzeug.wrappers import Response as WsgiResponse

from app.core.errors import Refused
from app.exchange.handed_down.forms import RemarkForm
from app.exchange.handed_down.making import answer_file, regulations_file, request_file
from app.exchange.packages.pages import places_in
from app.office.accounts.rules import Permission
from app.web.clock import now, today
from app.web.files.downloads import download
from app.web.guards import actor, allow, unit
from app.web.pages import page, see_other
from app.web.saving import flash_outcome, saving
from app.year.campaigns.queries import campaign
from app.year.received.list_queries import package_row
from app.year.received.models import LowerUnion, ReceivedPackage
from app.year.received.remarks import actions
from app.year.received.remarks.facts import RemarkOutcome
from app.year.received.remarks.queries import remark_row

#: What ends a remark, as addresses call it.
ENDINGS = {"rut": RemarkOutcome.WITHDRAWN, "da-tra-loi": RemarkOutcome.ANSWERED}

bp = Blueprint("handed_down", __name__, url_prefix="/tra-loi")


@bp.get("/dot/<int:row_id>/tep")
@allow(Permission.READ_SUBMITTED)
def request_as_file(row_id: int) -> Response:
    """What a campaign asks, for the unions below to open."""
    row = campaign(unit().id, row_id) or abort(404)
    content = request_file(unit(), row, Path(current_app.instance_path))
    return download(content, f"yeu-cau-bao-cao-{row.id}.goi", "goi")


@bp.get("/muc-theo-quy-dinh/tep")
@allow(Permission.READ_BOOKS)
def regulations_as_file() -> WsgiResponse:
    """What regulations set, for the unions below to open."""
    try:
        content = regulations_file(unit(), Path(current_app.instance_path), now())
    except Refused as refusal:
        flash(refusal.sentence, "danger")
        return see_other(url_for("regulations.index"))
    return download(content, "muc-theo-quy-dinh.goi", "goi")


@bp.get("/<int:row_id>/tep")
@allow(Permission.READ_SUBMITTED)
def answer_as_file(row_id: int) -> Response:
    """What is answered to a package, for its union to open."""
    row, lower = _package(row_id)
    content = answer_file(unit(), row, lower, Path(current_app.instance_path), today())
    return download(content, f"tra-loi-{row.id}.goi", "goi")


@bp.route("/<int:row_id>/y-kien", methods=["GET", "POST"])
@allow(Permission.RECORD)
def remark(row_id: int) -> WsgiResponse:
    """A remark on a figure, a sentence, or all of a report."""
    row, lower = _package(row_id)
    places = places_in(row)
    form = RemarkForm().offer(places, request.args.get("cho", ""))
    if form.validate_on_submit():
        with saving(form) as saved:
            key = form.key.data or ""
            actions.remark(row, key, places.get(key, ""), form.text.data, actor(), today())
            saved.leads_to = url_for("inbox.show", row_id=row_id)
        if saved.done:
            flash("Đã ghi ý kiến. Tải tệp trả lời để gửi cho công đoàn ấy.", "success")
            return see_other(saved.leads_to)
        row, lower = _package(row_id)
    status = 422 if form.is_submitted() else 200
    return page("exchange/handed_down/remark.html", form=form, row=row, lower=lower, status=status)


@bp.post("/<int:row_id>/chap-nhan")
@allow(Permission.RECORD)
def accept(row_id: int) -> WsgiResponse:
    """Accept what was sent."""
    row, _ = _package(row_id)
    with saving() as saved:
        actions.accept(row, actor(), today())
    flash_outcome(saved, "Đã chấp nhận. Tải tệp trả lời để gửi cho công đoàn ấy.")
    return see_other(url_for("inbox.show", row_id=row_id))


@bp.post("/y-kien/<int:remark_id>/<outcome>")
@allow(Permission.RECORD)
def end(remark_id: int, outcome: str) -> WsgiResponse:
    """Take a remark back, or mark it as answered."""
    row = remark_row(unit().id, remark_id) or abort(404)
    package_id = row.package_id
    with saving() as saved:
        actions.end_remark(row, ENDINGS.get(outcome) or abort(404), actor(), today())
    flash_outcome(saved, "Đã ghi. Ý kiến này không còn chờ, không đi vào tệp trả lời nữa.")
    return see_other(url_for("inbox.show", row_id=package_id))


def _package(row_id: int) -> tuple[ReceivedPackage, LowerUnion]:
    return package_row(unit().id, row_id) or abort(404)
