"""The log as a page, and the redirect from an entry to the page of its feature."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from app.desk.timeline import queries
from app.desk.timeline.forms import TimelineFilter
from app.desk.timeline.list_sheets import TIMELINE
from app.log.activities.queries import activity
from app.office.accounts.rules import Permission
from app.web.features import log_kinds
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.web.lists.remembered import remember_opened

bp = Blueprint("timeline", __name__, url_prefix="/nhat-ky")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = TimelineFilter(request.args).offer(unit().id)
    form.validate()
    sort = sort_name(queries.SORTS, "-day")
    found = queries.page_of_timeline(unit().id, form.wanted(), rows_wanted(), sort=sort)
    return list_page("desk/timeline/index.html", form, found, TIMELINE)


@bp.get("/<int:activity_id>")
@allow(Permission.READ_BOOKS)
def show(activity_id: int) -> Response:
    """Redirect to the page of an entry: reports, the cash book and the trail know only its id."""
    found = activity(unit().id, activity_id) or abort(404)
    page = url_for(log_kinds()[found.kind].page, row_id=found.id)
    remember_opened(page)
    return redirect(page)
