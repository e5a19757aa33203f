"""Screens of the calendar: a month for officers, and what of it members may see."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, abort, g, request
from werkzeug.wrappers import Response

from app.desk.anniversaries.rules import by_day, month_said, weeks_of
from app.desk.calendar import queries
from app.desk.calendar.queries import Marked
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.pages import page

bp = Blueprint("calendar", __name__, url_prefix="/lich")
mine = Blueprint("own_calendar", __name__, url_prefix="/toi/lich")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """A month with everything that the books say of its days."""
    month = _month()
    weeks = weeks_of(month)
    return _page(month, weeks, queries.marked_for_officers(unit().id, weeks[0][0], weeks[-1][-1]))


@mine.get("")
@allow(Permission.OWN_RECORD)
def show() -> Response:
    """The month as a member may see it."""
    month = _month()
    weeks = weeks_of(month)
    marked = queries.marked_for_member(unit().id, g.member_id, weeks[0][0], weeks[-1][-1])
    return _page(month, weeks, marked)


def _month() -> date:
    return month_said(request.args.get("thang", ""), today()) or abort(400)


def _page(month: date, weeks: list[list[date]], marked: Marked) -> Response:
    return page(
        "desk/calendar/index.html",
        block="results",
        month=month,
        before=month - timedelta(days=1),
        after=month + timedelta(days=31),
        weeks=weeks,
        days=by_day(marked.marks, marked.unread),
        today=today(),
    )
