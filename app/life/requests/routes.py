"""Screens of requests from the upper level."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.life.requests import actions, queries
from app.life.requests.facts import RequestFacts, state_on
from app.life.requests.forms import AnswerForm, RequestFilter, RequestForm
from app.life.requests.list_sheets import REQUESTS
from app.life.requests.models import UpperRequest
from app.log.activities.fields import entry_label
from app.log.activities.queries import activity
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import page, see_other
from app.web.saving import saving

bp = Blueprint("requests", __name__, url_prefix="/yeu-cau")
#: The button that only searches for entries; it makes the search work without JavaScript.
SEARCHING = "tim"


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = RequestFilter(request.args)
    form.validate()
    found = queries.page_of_requests(
        unit().id,
        today(),
        rows_wanted(),
        words=form.q.data or "",
        state=form.state.data,
        year=form.year.data,
        sort=sort_name(queries.REQUEST_ORDERS, "due"),
    )
    return list_page("life/requests/index.html", form, found, REQUESTS)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    found = _request(row_id)
    row = found[0]
    entry = activity(row.unit_id, row.activity_id) if row.activity_id else None
    state = state_on(today(), row.due_on, row.answered_on)
    return shown(
        "life/requests/show.html", found, RequestForm(), state=state, answer=entry, entry_label=entry_label
    )


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    return created("life/requests/edit.html", RequestForm(), actions.record_request)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    return corrected(
        "life/requests/edit.html", partial(_request, row_id), RequestForm(), actions.correct_request
    )


@bp.post("/<int:row_id>/rut")
@allow(Permission.RECORD)
def withdraw(row_id: int) -> Response:
    return withdrawn(
        "life/requests/show.html", partial(_request, row_id), RequestForm(), actions.withdraw_request
    )


@bp.route("/<int:row_id>/tra-loi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def answer(row_id: int) -> Response:
    row, facts = _request(row_id)
    form = AnswerForm(obj=row).offer(unit().id)
    if not form.is_submitted():
        form.answered_on.data = row.answered_on or today()
    is_search = SEARCHING in request.form
    if not is_search and form.validate_on_submit():
        with saving(form) as saved:
            actions.answer_request(row, form.facts(), actor(), form.seen_version())
            saved.leads_to = url_for(".show", row_id=row_id)
        if saved.done:
            flash("Đã ghi câu trả lời.", "success")
            return see_other(saved.leads_to)
        row, facts = _request(row_id)
        form.version.data = str(row.version)
    status = 422 if form.is_submitted() and not is_search else 200
    return page("life/requests/answer.html", form=form, row=row, facts=facts, status=status)


def _request(row_id: int) -> tuple[UpperRequest, RequestFacts]:
    return queries.upper_request(unit().id, row_id) or abort(404)
