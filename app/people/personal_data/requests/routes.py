"""Screens of requests about personal data."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, url_for
from werkzeug.wrappers import Response

from app.core.dates import format_date
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.people.personal_data.requests import queries
from app.people.personal_data.requests.actions import DATA_REQUESTS, settle
from app.people.personal_data.requests.facts import SOURCE, Received, RequestKind
from app.people.personal_data.requests.forms import DataRequestFilter, DataRequestForm, SettlingForm
from app.people.personal_data.requests.list_sheets import REQUESTS_LIST
from app.people.roster.queries import names_of
from app.web.clock import today
from app.web.guards import actor, allow, allowed_method, unit
from app.web.incoming import number_in
from app.web.pages import form_page, see_other
from app.web.saving import saving

bp = Blueprint("data_requests", __name__, url_prefix="/yeu-cau-du-lieu")

LIST = RecordList(
    listing=REQUESTS_LIST,
    page=lambda unit_id, **wanted: queries.page_of_data_requests(unit_id, today(), **wanted),
    orders=queries.ORDERS,
    sort="due",
    filter=DataRequestFilter,
    template="people/personal_data/requests/index.html",
    beside=lambda: {"source": SOURCE},
)
# The chair alone: who asked what is their own business.
bp.add_url_rule("/", "index", allowed_method(Permission.MANAGE_UNIT, LIST.view))


@bp.route("/<int:row_id>/tra-loi", methods=["GET", "POST"])
@allow(Permission.MANAGE_UNIT)
def answer(row_id: int) -> Response:
    """What was answered, and what was done or refused."""
    (row, facts), form = SCREENS.found(row_id), SettlingForm()
    if not form.is_submitted():
        settled = queries.settling_facts(row)
        for name, box in form.boxes_of_facts().items():
            box.process(None, getattr(settled, name) if settled else None)
        form.answered_on.data = row.answered_on or today()
        form.version.data = str(row.version)
    elif form.validate():
        with saving(form) as saved:
            settle(row, form.facts(), actor(), today(), number_in(form.version.data) or 0)
            saved.leads_to = url_for(".show", row_id=row_id)
        if saved.done:
            flash("Đã ghi kết quả.", "success")
            return see_other(saved.leads_to)
        row, facts = SCREENS.found(row_id)
        form.version.data = str(row.version)
    return form_page(
        "people/personal_data/requests/answer.html",
        form,
        row=row,
        heading=_heading(row, facts),
    )


def _new() -> DataRequestForm:
    """The address may give a person."""
    return DataRequestForm.from_address(received_on=today(), how=Received.PAPER).offer(unit().id)


def _heading(_row: Any, facts: Any) -> str:
    name = names_of(unit().id, {facts.member_id}).get(facts.member_id, "")
    return f"{facts.kind.label}: {name}, {format_date(facts.received_on)}"


def _beside(row: Any, facts: Any) -> dict[str, Any]:
    erases = facts.kind in (RequestKind.ERASURE, RequestKind.WITHDRAWAL)
    return {"settled": queries.settling_facts(row), "asked": facts, "erases": erases, "source": SOURCE}


SCREENS = RecordScreens(
    read=queries.data_request,
    form=DataRequestForm,
    new_form=_new,
    writes=DATA_REQUESTS,
    new="Ghi yêu cầu về dữ liệu",
    edit="Sửa yêu cầu",
    heading=_heading,
    needs=Permission.MANAGE_UNIT,
    show_template="people/personal_data/requests/show.html",
    beside=_beside,
)
SCREENS.add_to(bp, leave={"show"})
bp.add_url_rule("/<int:row_id>", "show", allowed_method(Permission.MANAGE_UNIT, SCREENS.show_view))
