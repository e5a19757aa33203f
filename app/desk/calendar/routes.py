"""The calendar of the officers: a month with everything that the books have on its days."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from app.desk.calendar import queries
from app.desk.calendar.pages import month_page, requested_month
from app.desk.calendar.rules import weeks_of
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit

bp = Blueprint("calendar", __name__, url_prefix="/lich")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """A month with everything that the books have on its days."""
    month = requested_month()
    weeks = weeks_of(month)
    marked = queries.marked_for_officers(unit().id, weeks[0][0], weeks[-1][-1], today())
    return month_page(month, weeks, marked)
