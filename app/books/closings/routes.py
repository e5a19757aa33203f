"""Screens of closing months and years of the cash book, and of opening the last one again."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, request, url_for
from werkzeug.wrappers import Response

from app.books.closings import actions, queries
from app.books.closings.models import PeriodClosing
from app.books.closings.review_queries import carried_over, preview_closing, review_books
from app.books.closings.review_rules import day_after, months_of_year
from app.books.ledgers.forms import YearFilter
from app.core.dates import format_date
from app.log.records.descriptions import Names
from app.log.records.history import change_lines
from app.office.accounts.rules import Permission
from app.office.trail.queries import changes_of
from app.web.clock import today
from app.web.forms.base import Form, ReasonForm
from app.web.forms.fields import REQUIRED, DayField
from app.web.forms.sent import carried_out
from app.web.guards import actor, allow, unit
from app.web.pages import form_page, page, see_other


class CloseForm(Form):
    """The last day of the period to be closed."""

    ends_on = DayField("Khóa đến hết ngày", [REQUIRED])


bp = Blueprint("closings", __name__, url_prefix="/khoa-so")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The months of a year: closed or not, and what to check."""
    form = YearFilter(request.args)
    form.validate()
    year = form.chosen(today())
    past = queries.closings_of(unit().id)
    first = queries.first_booked_day(unit().id)
    findings = review_books(unit().id, date(year, 1, 1), date(year, 12, 31))
    months = months_of_year(year, past, findings, first, today())
    return page("books/closings/index.html", block="results", form=form, year=year, months=months, past=past)


@bp.route("/khoa", methods=["GET", "POST"])
@allow(Permission.MONEY)
def close() -> Response:
    """Preview a closing with its balances, and close."""
    form = CloseForm.from_address()
    done = carried_out(
        form,
        lambda: actions.close_period(unit().id, form.ends_on.data, actor(), today()),
        lambda row: url_for(".show", row_id=row.id),
        lambda row: f"Đã khóa sổ đến hết ngày {format_date(row.ends_on)}.",
    )
    if done:
        return done
    if not form.ends_on.data:
        return see_other(url_for(".index"))
    preview = preview_closing(unit().id, form.ends_on.data, today())
    return form_page("books/closings/close.html", form, preview=preview, ends_on=form.ends_on.data)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return _shown(_closing(row_id))


@bp.post("/<int:row_id>/mo-lai")
@allow(Permission.REOPEN)
def reopen(row_id: int) -> Response:
    row, form = _closing(row_id), ReasonForm()
    done = carried_out(
        form,
        lambda: actions.reopen(unit().id, row, actor(), today(), form.given_reason(), form.seen_version()),
        url_for(".show", row_id=row.id),
        f"Đã mở lại sổ từ ngày {format_date(row.starts_on)}.",
    )
    return done or _shown(_closing(row_id), form)


def _closing(row_id: int) -> PeriodClosing:
    return queries.closing(unit().id, row_id) or abort(404)


def _shown(row: PeriodClosing, refused: ReasonForm | None = None) -> Response:
    latest = queries.latest_closing(unit().id)
    changes = changes_of(unit().id, f"period_closings/{row.id}")
    return page(
        "books/closings/show.html",
        row=row,
        is_latest=latest is not None and latest.id == row.id,
        carried=carried_over(unit().id, row),
        morning=day_after(row.ends_on),
        history=change_lines(unit().id, changes, names=Names({}, {})),
        refused=refused,
        status=422 if refused else 200,
    )
