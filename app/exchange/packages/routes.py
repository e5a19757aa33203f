"""The inbox: what unions below sent, taken, looked at; the keys that are trusted."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, flash, request, url_for
from werkzeug.wrappers import Response as WsgiResponse

from app.core.errors import Refused
from app.exchange.beside.sent_pages import new_upload, upload_of
from app.exchange.packages.forms import CodeForm, PackagesForm
from app.exchange.packages.pages import about_package, counts_of, delivered_in, keep_delivered
from app.exchange.packages.sealed_zip import open_sealed
from app.exchange.packages.taking import take_files, take_trusting
from app.log.attachments.content.pdf_scans import check_pdf
from app.log.records.lists import YearFilter
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.downloads import download
from app.web.forms.sent import form_page, pressed
from app.web.forms.upload import sent_name
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import page, see_other
from app.web.saving import saving
from app.year.received import actions, list_queries
from app.year.received.list_sheets import PACKAGES
from app.year.received.queries import lower_union

bp = Blueprint("inbox", __name__, url_prefix="/nhan-bao-cao")


@bp.get("/")
@allow(Permission.READ_SUBMITTED)
def index() -> WsgiResponse:
    """Every package that was received."""
    form, sort = YearFilter(request.args), sort_name(list_queries.ORDERS, "-received")
    del form.q
    form.validate()
    found = list_queries.page_of_packages(unit().id, rows_wanted(), year=form.year.data, sort=sort)
    return list_page("exchange/packages/index.html", form, found, PACKAGES, sort=sort)


@bp.route("/tep", methods=["GET", "POST"])
@allow(Permission.RECORD)
def take() -> WsgiResponse:
    """Many files at once; each has its sentence on the next page."""
    form = PackagesForm()
    if form.validate_on_submit():
        files = [(sent_name(one), one.read()) for one in form.files.data]
        sent = new_upload("")
        with saving(form) as saved:
            found = take_files(unit(), files, actor(), today())
            keep_delivered(sent, found, files)
            saved.leads_to = url_for(".taken", token=sent.token)
        if saved.done:
            return see_other(saved.leads_to)
    return form_page("exchange/packages/take.html", form)


@bp.get("/tep/<token>")
@allow(Permission.RECORD)
def taken(token: str) -> Response:
    """What became of the files of one delivery."""
    return _outcome(token, CodeForm(formdata=None), None)


@bp.post("/tep/<token>/<int:place>/tin")
@allow(Permission.MANAGE_UNIT)
def trust(token: str, place: int) -> WsgiResponse:
    """Trust the key of a file, whose code was heard and typed, and take the file."""
    sent, form = upload_of(token), CodeForm()
    content = sent.stored(f"{place}.goi") or abort(404)
    if form.validate_on_submit():
        found = delivered_in(sent)
        with saving(form) as saved:
            name = found[place].file_name
            found[place] = take_trusting(unit(), name, content, form.code.data, actor(), today())
        if saved.done:
            keep_delivered(sent, found, ())
            flash(f"Đã tin khóa và nhận gói của {found[place].sender}.", "success")
            return see_other(url_for(".taken", token=token))
    return _outcome(token, form, place)


def _outcome(token: str, form: CodeForm, tried: int | None) -> Response:
    found = delivered_in(upload_of(token)) or abort(404)
    return page(
        "exchange/packages/taken.html",
        found=found,
        counts=counts_of(found),
        form=form,
        tried=tried,
        token=token,
        status=422 if tried is not None else 200,
    )


@bp.get("/cong-doan")
@allow(Permission.READ_SUBMITTED)
def unions() -> Response:
    """The unions below and the codes of their keys."""
    return page("exchange/packages/unions.html", unions=list_queries.key_lines(unit().id))


@bp.post("/cong-doan/<int:row_id>/thoi-tin")
@allow(Permission.MANAGE_UNIT)
def distrust(row_id: int) -> WsgiResponse:
    """Trust a key no longer."""
    lower = lower_union(unit().id, row_id) or abort(404)
    sentence = f"Từ nay không nhận tệp ký bằng khóa cũ của {lower.name}."
    return pressed(lambda: actions.end_trust(lower, actor()), url_for(".unions"), sentence)


@bp.get("/<int:row_id>")
@allow(Permission.READ_SUBMITTED)
def show(row_id: int) -> Response:
    """One package: what fell short, what changed, every figure, the report as it was sent."""
    return page("exchange/packages/show.html", **_found(row_id))


@bp.get("/<int:row_id>/bao-cao.pdf")
@made_by(DRAWN)
@allow(Permission.READ_SUBMITTED)
def paper(row_id: int) -> WsgiResponse:
    """The report as it was sent. One that is more than paper stays here: a signature says who sent it."""
    row, _ = list_queries.package_row(unit().id, row_id) or abort(404)
    pdf = open_sealed(row.content).members.get("bao-cao.pdf") or abort(404)
    try:
        check_pdf(pdf)
    except Refused as refusal:
        flash(refusal.sentence, "danger")
        return see_other(url_for(".show", row_id=row_id))
    return download(pdf, f"bao-cao-nhan-{row.id}.pdf", "pdf")


def _found(row_id: int) -> dict[str, Any]:
    row, lower = list_queries.package_row(unit().id, row_id) or abort(404)
    return about_package(row, lower)
