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
from app.web.forms.sent import carried_out, form_page, pressed
from app.web.guards import actor, allow, unit
from app.web.pages import see_other
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
    key = form.key.data or ""
    if done := carried_out(
        form,
        lambda: actions.remark(row, key, places.get(key, ""), form.text.data, actor(), today()),
        url_for("inbox.show", row_id=row_id),
        "Đã ghi ý kiến. Tải tệp trả lời để gửi cho công đoàn ấy.",
    ):
        return done
    row, lower = _package(row_id)
    return form_page("exchange/handed_down/remark.html", form, row=row, lower=lower)


@bp.post("/<int:row_id>/chap-nhan")
@allow(Permission.RECORD)
def accept(row_id: int) -> WsgiResponse:
    """Accept what was sent."""
    row, _ = _package(row_id)
    sentence = "Đã chấp nhận. Tải tệp trả lời để gửi cho công đoàn ấy."
    return pressed(
        lambda: actions.accept(row, actor(), today()), url_for("inbox.show", row_id=row_id), sentence
    )


@bp.post("/y-kien/<int:remark_id>/<outcome>")
@allow(Permission.RECORD)
def end(remark_id: int, outcome: str) -> WsgiResponse:
    """Take a remark back, or mark it as answered."""
    row = remark_row(unit().id, remark_id) or abort(404)
    return pressed(
        lambda: actions.end_remark(row, ENDINGS.get(outcome) or abort(404), actor(), today()),
        url_for("inbox.show", row_id=row.package_id),
        "Đã ghi. Ý kiến này không còn chờ, không đi vào tệp trả lời nữa.",
    )


def _package(row_id: int) -> tuple[ReceivedPackage, LowerUnion]:
    return package_row(unit().id, row_id) or abort(404)
