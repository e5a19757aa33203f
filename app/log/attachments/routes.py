"""Screens of scans: added to an entry of the log, downloaded, withdrawn."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, flash, request, url_for
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.vietnamese import tidy
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.log.activities.queries import activity
from app.log.attachments import queries
from app.log.attachments.actions import describe, withdraw_attachment
from app.log.attachments.checks import fault_of
from app.log.attachments.content.pictures import PICTURES, download_data, thumbnail_of
from app.log.attachments.forms import AttachmentForm
from app.log.attachments.models import Attachment
from app.log.attachments.pages import attach_sent, bound_upload, flash_received, folder, quota
from app.log.attachments.rules import LONGEST_DESCRIPTION, format_size, moves_money
from app.office.accounts.rules import Permission
from app.web.files.downloads import download
from app.web.forms.base import Form, ReasonForm
from app.web.forms.sent import carried_out
from app.web.guards import actor, allow, may, unit
from app.web.incoming import number_in
from app.web.pages import form_page, page, see_other
from app.web.saving import saving

bp = Blueprint("attachments", __name__, url_prefix="/tep")


bp.url_value_preprocessor(bound_upload)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    row = _attachment(row_id)
    path = folder() / row.stored_name
    if fault_of(row, path):
        # A voucher that was cut off or exchanged must not pass for the one that was recorded.
        current_app.logger.error("the file of scan %s is missing or changed", row.id)
        return page("log/attachments/damaged.html", row=row, status=404)
    return download(download_data(path.read_bytes(), row.kind), row.file_name, row.kind)


@bp.get("/<int:row_id>/anh-nho")
@allow(Permission.READ_BOOKS)
def thumbnail(row_id: int) -> Response:
    """A thumbnail for the page of an event; everything else is only downloaded."""
    row = _attachment(row_id)
    entry = activity(unit().id, row.activity_id) or abort(404)
    path = folder() / row.stored_name
    if row.kind not in PICTURES or row.withdrawn_at or entry.kind != Kind.EVENT or not path.is_file():
        abort(404)
    try:
        return Response(thumbnail_of(path.read_bytes()), mimetype="image/jpeg")
    except Refused:
        abort(404)


@bp.route("/them/<int:activity_id>", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create(activity_id: int) -> Response:
    entry = activity(unit().id, activity_id) or abort(404)
    _refuse_others_money(entry)
    form = AttachmentForm()
    if form.validate_on_submit():
        with saving(form) as saved:
            received = attach_sent(entry, form)
            saved.leads_to = url_for("timeline.show", activity_id=activity_id)
        if saved.done:
            flash_received(received)
            return see_other(saved.leads_to)
    entry = activity(unit().id, activity_id) or abort(404)
    return form_page(
        "log/attachments/create.html",
        form,
        row=entry,
        room=_room(activity_id),
    )


@bp.route("/mo-ta/<int:activity_id>", methods=["GET", "POST"])
@allow(Permission.RECORD)
def describe_all(activity_id: int) -> Response:
    entry = activity(unit().id, activity_id) or abort(404)
    _refuse_others_money(entry)
    rows = [one for one in queries.attachments_of(unit().id, activity_id) if one.withdrawn_at is None]
    form, typed = Form(), {row.id: tidy(_typed(row)) for row in rows}
    seen = {row.id: number_in(request.form.get(f"version-{row.id}")) or 0 for row in rows}
    if form.validate_on_submit():
        with saving(form, once=False) as saved:
            describe(rows, typed, seen, actor())
        if saved.done:
            flash("Đã lưu mô tả.", "success")
            return see_other(url_for("timeline.show", activity_id=activity_id))
    return form_page(
        "log/attachments/describe.html",
        form,
        row=entry,
        files=rows,
        typed=typed,
        longest=LONGEST_DESCRIPTION,
    )


@bp.route("/<int:row_id>/rut", methods=["GET", "POST"])
@allow(Permission.RECORD)
def withdraw(row_id: int) -> Response:
    row = _attachment(row_id)
    entry = activity(unit().id, row.activity_id) or abort(404)
    _refuse_others_money(entry)
    given = ReasonForm()
    done = carried_out(
        given,
        lambda: withdraw_attachment(row, actor(), given.given_reason(), given.seen_version()),
        url_for("timeline.show", activity_id=entry.id),
        "Đã rút tệp. Nội dung và lý do vẫn xem lại được.",
    )
    if done:
        return done
    row = _attachment(row_id)
    given.version.data = given.version.data if given.is_submitted() else str(row.version)
    return form_page("log/attachments/withdraw.html", given, row=row, entry=entry)


def _typed(row: Attachment) -> str:
    """The description sent for a scan; the recorded one if none was sent."""
    return request.form.get(f"description-{row.id}", row.description)


def _room(activity_id: int) -> str:
    """How much of the quota is used, as a sentence."""
    used, most = queries.used_by(unit().id, activity_id), quota()
    pairs = ((used.by_entry, most.of_entry), (used.by_union, most.of_union))
    entry, union = (f"{format_size(held)} trên {format_size(limit)}" for held, limit in pairs)
    return f"Mục này đã dùng {entry}, cả công đoàn {union}."


def _attachment(row_id: int) -> Attachment:
    return queries.attachment(unit().id, row_id) or abort(404)


def _refuse_others_money(entry: Activity) -> None:
    """Scans of entries with money need the permission MONEY."""
    if moves_money(entry) and not may(Permission.MONEY):
        abort(403)
