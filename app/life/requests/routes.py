"""Screens of requests from the upper level."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import Any

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from app.core.dates import format_date
from app.life.requests import actions, queries
from app.life.requests.facts import AnswerFacts, RequestFacts, state_on
from app.life.requests.forms import AnswerForm, RequestFilter, RequestForm
from app.life.requests.models import UpperRequest
from app.life.requests.queries import RequestLine
from app.log.activities.fields import entry_label
from app.log.activities.queries import activity
from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.papers.lists import ListColumn, Listing
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.pages import page, see_other
from app.web.saving import saving

_asked = partial(fact, RequestFacts, of=attrgetter("facts"))
_answered = partial(fact, AnswerFacts, of=lambda one: one)

REQUESTS: Listing[RequestLine] = Listing(
    "Yêu cầu của cấp trên",
    "yeu-cau-cua-cap-tren",
    "yêu cầu",
    (
        _asked("received_on", sort="received"),
        _asked("content", label="Nội dung", width=3, sort="content", style="lead", drawn=True),
        _asked("due_on", label="Hạn", sort="due", on="page"),
        _asked("sender", width=1.8, on="file"),
        _asked("sender", sort="sender", drawn=True, on="page"),
        _asked("document_number", width=1.2, on="file"),
        _asked("due_on", on="file"),
        ListColumn("state", "Tình trạng", lambda one: one.state.label, width=1.1, sort="state", drawn=True),
        _answered("answered_on", on="file"),
        _answered("answer", width=2.5, on="file"),
    ),
    page=("content", "received_on", "due_on", "sender", "state"),
)


bp = Blueprint("requests", __name__, url_prefix="/yeu-cau")
#: The button that only searches for entries; it makes the search work without JavaScript.
SEARCHING = "tim"

RecordList(
    listing=REQUESTS,
    page=lambda unit_id, **wanted: queries.page_of_requests(unit_id, today(), **wanted),
    orders=queries.REQUEST_ORDERS,
    sort="due",
    filter=RequestFilter,
    template="life/requests/index.html",
).add_to(bp)


@bp.route("/<int:row_id>/tra-loi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def answer(row_id: int) -> Response:
    row, facts = SCREENS.found(row_id)
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
        row, facts = SCREENS.found(row_id)
        form.version.data = str(row.version)
    status = 422 if form.is_submitted() and not is_search else 200
    return page("life/requests/answer.html", form=form, row=row, facts=facts, status=status)


def _state(row: UpperRequest, _facts: RequestFacts) -> str:
    return state_on(today(), row.due_on, row.answered_on).label


def _answer(row: UpperRequest, _facts: RequestFacts) -> dict[str, Any]:
    entry = activity(row.unit_id, row.activity_id) if row.activity_id else None
    return {"answer": entry, "entry_label": entry_label}


SCREENS = RecordScreens(
    read=queries.upper_request,
    form=RequestForm,
    writes=actions.REQUESTS,
    new="Ghi yêu cầu của cấp trên",
    edit="Sửa yêu cầu",
    heading=lambda _row, facts: f"Yêu cầu ngày {format_date(facts.received_on)}",
    subtitle=_state,
    show_template="life/requests/show.html",
    beside=_answer,
)
SCREENS.add_to(bp)
