"""What passes between a union and those above it: requests, packages of reports, answers, keys."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, flash, url_for
from werkzeug.wrappers import Response as WsgiResponse

from app.core.vietnamese import count_text
from app.exchange.handed_down.opening import open_file
from app.exchange.packages.packing import package_of_paper, packed, public_key_of
from app.exchange.upward.forms import FromAboveForm
from app.exchange.upward.queries import page_of_papers
from app.office.accounts.rules import Permission
from app.office.signatures.rules import short_code
from app.office.units.rules import code_of
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.downloads import download
from app.web.forms.sent import pressed
from app.web.guards import actor, allow, may, unit
from app.web.lists.address import page_number
from app.web.pages import page, see_other
from app.web.saving import saving
from app.year.asked import queries
from app.year.asked.actions import end_trust
from app.year.issued.queries import frozen_report

bp = Blueprint("upward", __name__, url_prefix="/gui-cap-tren")


@bp.get("/")
@allow(Permission.READ_SUBMITTED)
def index() -> WsgiResponse:
    """What is asked, the issued reports with their packages and answers, the keys on both sides."""
    return _shown(FromAboveForm(formdata=None))


@bp.post("/")
@allow(Permission.RECORD)
def open_from_above() -> WsgiResponse:
    """Open a file of the union above; only the chair trusts a key not met before."""
    form, lines = FromAboveForm(), list[str]()
    if form.validate_on_submit():
        content, typed = form.file.data.read(), form.code.data or ""
        with saving(form) as saved:
            lines = open_file(
                unit(), content, actor(), today(), typed=typed if may(Permission.MANAGE_UNIT) else ""
            )
            saved.leads_to = url_for(".index")
        if saved.done:
            for line in lines:
                flash(line, "success")
            return see_other(saved.leads_to)
    return _shown(form, status=422)


@bp.post("/khoa/<int:row_id>/thoi-tin")
@allow(Permission.MANAGE_UNIT)
def distrust(row_id: int) -> WsgiResponse:
    """Trust the key of a union above no longer."""
    upper = queries.upper_row(unit().id, row_id) or abort(404)
    sentence = f"Từ nay không mở tệp ký bằng khóa cũ của {upper.name}."
    return pressed(lambda: end_trust(upper, actor()), url_for(".index"), sentence)


@bp.get("/<int:row_id>/goi")
@made_by(DRAWN)
@allow(Permission.READ_SUBMITTED)
def package(row_id: int) -> Response:
    """The signed file of an issued report."""
    paper = frozen_report(unit().id, row_id)
    if paper is None or paper.voided_at:
        abort(404)
    folder = Path(current_app.instance_path)
    content = packed(package_of_paper(unit(), paper, today(), folder), unit(), folder)
    return download(content, f"{code_of(unit().code)}-bao-cao-{count_text(paper.number)}.goi", "goi")


def _shown(form: FromAboveForm, status: int = 200) -> WsgiResponse:
    found = page_of_papers(unit().id, page_number())
    answers = defaultdict(list)
    for one in queries.answers_to(unit().id, [paper.id for paper in found.items]):
        answers[one.paper_id].append(one)
    return page(
        "exchange/upward/index.html",
        page=found,
        answers=answers,
        asked=queries.requested_deadlines(unit().id),
        uppers=queries.uppers(unit().id),
        code=short_code(public_key_of(unit(), Path(current_app.instance_path))),
        form=form,
        today=today(),
        status=status,
    )
