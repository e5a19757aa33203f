"""Screens of arrears: who owes what for which period and why, and who paid in advance or too much."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.dues.arrears import queries
from app.dues.arrears.ahead_queries import people_ahead
from app.dues.arrears.day_queries import arrears_on
from app.dues.arrears.forms import ArrearsFilter, DayFilter
from app.dues.arrears.list_sheets import AHEAD, ARREARS
from app.dues.arrears.reminders import arrears_sheet, reminder_sheet
from app.dues.ledger.account_queries import accounts_of
from app.dues.ledger.explanation import reasons
from app.listing import page_of_list, single_page
from app.office.accounts.rules import Permission
from app.papers.head import head_of
from app.people.roster.queries import member
from app.web.clock import today
from app.web.files.downloads import format_wanted
from app.web.files.sheets import sheet_file
from app.web.forms.filters import FilterForm
from app.web.guards import allow, unit
from app.web.lists.address import page_number, sort_name
from app.web.lists.page import list_page
from app.web.pages import page

bp = Blueprint("arrears", __name__, url_prefix="/con-no")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """Unpaid dues begun by the day, today if none is given; as PDF the reminder list, as XLSX every line."""
    form = ArrearsFilter(request.args).offer(unit().id)
    form.validate()
    wanted, sort = form.wanted(), sort_name(queries.ORDERS, "age")
    as_of = form.as_of.data or today()
    if kind := format_wanted({"pdf", "xlsx"}):
        return _paper(kind, _all(wanted, as_of, "name" if kind == "pdf" else sort), as_of)
    if as_of == today():
        found, left = queries.page_of_arrears(unit().id, wanted, as_of, page_number(), sort)
    else:
        lines = _all(wanted, as_of, sort)
        found, left = page_of_list(lines, page_number()), sum(one.left for one in lines)
    return page(
        "dues/arrears/index.html",
        block="results",
        form=form,
        page=found,
        listing=ARREARS,
        left=left,
        as_of=as_of,
        is_past=as_of != today(),
    )


def _all(wanted: queries.WantedArrears, as_of: date, sort: str) -> list[queries.Owed]:
    read = queries.all_arrears if as_of == today() else arrears_on
    return read(unit().id, wanted, as_of, sort)


def _paper(kind: str, lines: list[queries.Owed], as_of: date) -> Response:
    head = head_of(unit(), as_of)
    if kind == "pdf":
        return sheet_file(reminder_sheet(lines, as_of, head), head, "nhac-dong-quy", kind)
    return sheet_file(arrears_sheet(lines, as_of, head), head, "con-no", kind)


@bp.get("/nop-thua")
@allow(Permission.READ_BOOKS)
def ahead() -> Response:
    """Who paid for periods to come, or more than was due."""
    found = single_page(people_ahead(unit().id, today()))
    return list_page("dues/arrears/ahead.html", FilterForm(), found, AHEAD, as_of=today())


@bp.get("/<int:member_id>")
@allow(Permission.READ_BOOKS)
def show(member_id: int) -> Response:
    """One person's account with every fund on the day, today if none is given, each due explained."""
    person = member(unit().id, member_id) or abort(404)
    form = DayFilter(request.args)
    form.validate()
    as_of = form.as_of.data or today()
    accounts = accounts_of(unit().id, member_id, as_of)
    return page("dues/arrears/show.html", person=person, accounts=accounts, reasons=reasons, as_of=as_of)


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
