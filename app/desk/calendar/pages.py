"""A month as the calendar shows it."""

from __future__ import annotations

from datetime import date, timedelta

from flask import abort, request
from werkzeug.wrappers import Response

from app.desk.calendar.facts import ANNIVERSARY, BIRTHDAY, ENTRY
from app.desk.calendar.queries import Marked
from app.desk.calendar.rules import by_day, month_in_address
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import may
from app.web.overviews import MarkKind, parts
from app.web.pages import page


def requested_month() -> date:
    """The first day of the month in the address, by default of this month; 400 if invalid."""
    return month_in_address(request.args.get("thang", ""), today()) or abort(400)


def month_page(month: date, weeks: list[list[date]], marked: Marked) -> Response:
    """A month with its marks."""
    return page(
        "desk/calendar/index.html",
        block="results",
        month=month,
        before=month - timedelta(days=1),
        after=month + timedelta(days=31),
        weeks=weeks,
        days=by_day(marked.marks, marked.unread),
        today=today(),
        kinds=[ANNIVERSARY, BIRTHDAY, ENTRY, *(parts(MarkKind) if may(Permission.READ_BOOKS) else ())],
    )
