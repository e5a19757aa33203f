"""Screens of the days that come every year."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from app.desk.anniversaries import queries
from app.desk.anniversaries.actions import ANNIVERSARIES
from app.desk.anniversaries.forms import AnniversaryFilter, AnniversaryForm
from app.desk.anniversaries.list_sheets import LIST_OF_DAYS
from app.listing import single_page
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page

bp = Blueprint("anniversaries", __name__, url_prefix="/ngay-ky-niem")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The days of the year with their next dates."""
    form = AnniversaryFilter.asked()
    sort = sort_name(queries.DAY_ORDERS, "day")
    days = queries.day_lines(unit().id, today(), sort, form.q.data or "")
    return list_page("desk/anniversaries/index.html", form, single_page(days), LIST_OF_DAYS)


SCREENS = RecordScreens(
    read=queries.anniversary,
    form=AnniversaryForm,
    writes=ANNIVERSARIES,
    index="Ngày kỷ niệm",
    new="Thêm ngày kỷ niệm",
    edit="Sửa ngày kỷ niệm",
    heading=lambda _row, facts: facts.name,
)
SCREENS.add_to(bp)
