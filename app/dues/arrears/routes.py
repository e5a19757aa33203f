"""Screens of arrears: who owes what for which period and why, and who paid in advance or too much."""

from __future__ import annotations

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.dues.arrears import queries
from app.dues.arrears.ahead_queries import people_ahead
from app.dues.arrears.forms import ArrearsFilter
from app.dues.arrears.list_sheets import AHEAD, ARREARS
from app.dues.arrears.reminders import arrears_sheet, reminder_sheet
from app.dues.ledger.account_queries import accounts_of
from app.dues.ledger.explanation import reasons
from app.listing import single_page
from app.office.accounts.rules import Permission
from app.papers.head import head_of
from app.people.roster.queries import member
from app.web.clock import today
from app.web.files.downloads import format_wanted
from app.web.files.sheets import sheet_file
from app.web.forms.base import FilterForm
from app.web.guards import allow, unit
from app.web.lists.address import page_number, sort_name
from app.web.lists.page import list_page
from app.web.pages import page

bp = Blueprint("arrears", __name__, url_prefix="/con-no")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """Unpaid dues begun by today; as PDF the reminder list, as XLSX every line."""
    form = ArrearsFilter(request.args).offer(unit().id)
    form.validate()
    wanted, sort = form.wanted(), sort_name(queries.ORDERS, "age")
    if kind := format_wanted({"pdf", "xlsx"}):
        return _paper(
            kind, queries.all_arrears(unit().id, wanted, today(), "name" if kind == "pdf" else sort)
        )
    found, left = queries.page_of_arrears(unit().id, wanted, today(), page_number(), sort)
    return page(
        "dues/arrears/index.html",
        block="results",
        form=form,
        page=found,
        listing=ARREARS,
        left=left,
        as_of=today(),
    )


def _paper(kind: str, lines: list[queries.Owed]) -> Response:
    head = head_of(unit(), today())
    if kind == "pdf":
        return sheet_file(reminder_sheet(lines, today(), head), head, "nhac-dong-quy", kind)
    return sheet_file(arrears_sheet(lines, today(), head), head, "con-no", kind)


@bp.get("/nop-thua")
@allow(Permission.READ_BOOKS)
def ahead() -> Response:
    """Who paid for periods to come, or more than was due."""
    found = single_page(people_ahead(unit().id, today()))
    return list_page("dues/arrears/ahead.html", FilterForm(), found, AHEAD, as_of=today())


@bp.get("/<int:member_id>")
@allow(Permission.READ_BOOKS)
def show(member_id: int) -> Response:
    """One person's account with every fund, each due explained."""
    person = member(unit().id, member_id) or abort(404)
    accounts = accounts_of(unit().id, member_id, today())
    return page("dues/arrears/show.html", person=person, accounts=accounts, reasons=reasons, as_of=today())


@bp.get("/vi-sao/<int:due_id>")
@allow(Permission.READ_BOOKS)
def why(due_id: int) -> Response:
    """Why a person owes this: rule, period, dates, sum, payments."""
    due = queries.due(unit().id, due_id) or abort(404)
    accounts = accounts_of(unit().id, due.member_id, max(today(), due.end))
    line = next(
        (
            line
            for one in accounts
            if one.rule.fund_id == due.fund_id
            for line in one.lines
            if line.due.start == due.start
        ),
        None,
    )
    return page("dues/arrears/why.html", due=due, line=line or abort(404), reasons=reasons)
