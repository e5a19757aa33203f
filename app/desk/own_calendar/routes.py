"""The month as a member may see it."""

from __future__ import annotations

from flask import Blueprint, g
from werkzeug.wrappers import Response

from app.desk.calendar import queries
from app.desk.calendar.pages import month_page, requested_month
from app.desk.calendar.rules import weeks_of
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit

bp = Blueprint("own_calendar", __name__, url_prefix="/toi/lich")


@bp.get("")
@allow(Permission.MEMBERS_PAGES)
def show() -> Response:
    """The month as a member may see it."""
    month = requested_month()
    weeks = weeks_of(month)
    marked = queries.marked_for_member(unit().id, g.member_id, weeks[0][0], weeks[-1][-1], today())
    return month_page(month, weeks, marked)
