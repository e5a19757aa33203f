"""Screens of recurring activities."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from app.life.series import actions, queries
from app.life.series.facts import SeriesFacts
from app.life.series.forms import SeriesFilter, SeriesForm
from app.life.series.list_sheets import series_list
from app.life.series.models import EventSeries
from app.life.series.pages import day_of
from app.listing import single_page
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page
from app.web.pages import see_other
from app.web.saving import saving

bp = Blueprint("series", __name__, url_prefix="/dinh-ky")


#: The button that marks the ticked days as not held.
SKIPPING = "khong-dien-ra"


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = SeriesFilter(request.args)
    year = form.chosen_year(today().year)
    lines = queries.series_lines(
        unit().id,
        year,
        today(),
        sort_name(queries.SERIES_ORDERS, "next"),
        words=form.q.data or "",
        category=form.category.data,
    )
    return list_page("life/series/index.html", form, single_page(lines), series_list(year), year=year)


@bp.post("/<int:row_id>/danh-dau")
@allow(Permission.RECORD)
def settle(row_id: int) -> Response:
    row = SCREENS.found(row_id)[0]
    days = [day_of(due) for due in request.form.getlist("lan")]
    if not days:
        flash("Chưa đánh dấu lần nào. Hãy đánh dấu những ngày cần ghi.", "warning")
        return see_other(url_for(".show", row_id=row_id))
    if SKIPPING in request.form:
        return _settled(row, days[0].year, partial(actions.skip_occurrences, row, days, actor()))
    return _settled(row, days[0].year, partial(actions.tick_off, row, days, actor(), today()))


@bp.post("/<int:row_id>/<due>/mo-lai")
@allow(Permission.RECORD)
def unskip(row_id: int, due: str) -> Response:
    row, day = SCREENS.found(row_id)[0], day_of(due)
    return _settled(row, day.year, partial(actions.unskip_occurrence, row, day, actor()))


def _settled(row: EventSeries, year: int, settle: Callable[[], None]) -> Response:
    url = url_for(".show", row_id=row.id, year=year)
    with saving() as saved:
        settle()
    if saved.refusal:
        flash(saved.refusal.sentence, "warning")
    else:
        flash("Đã ghi vào sổ.", "success")
    return see_other(url)


def _times(row: EventSeries, _facts: SeriesFacts) -> dict[str, Any]:
    year = SeriesFilter(request.args).chosen_year(today().year)
    return {"occurrences": queries.occurrences_of(row, year), "year": year, "today": today()}


SCREENS = RecordScreens(
    read=queries.series,
    form=SeriesForm,
    writes=actions.SERIES,
    index="Việc định kỳ",
    new="Ghi việc định kỳ",
    edit="Sửa việc định kỳ",
    subtitle=lambda _row, facts: facts.cadence.label,
    show_template="life/series/show.html",
    beside=_times,
)
SCREENS.add_to(bp)
