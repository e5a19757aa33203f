"""Screens of the settlement: budget and results, B14, B07, disclosure, inspection, unlisted items."""

from __future__ import annotations

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from app.books.items.actions import record_item
from app.books.items.queries import catalogue, limits_on
from app.office.accounts.rules import Permission
from app.office.seals.queries import newest_head
from app.papers.head import head_of
from app.web.clock import today
from app.web.files.sheets import sheet_page
from app.web.forms.sent import carried_out
from app.web.guards import actor, allow, unit
from app.web.pages import page
from app.year.disclosure.pages import disclosure_page, head_of_year, last_day_of
from app.year.inspection.minutes import minutes
from app.year.inspection.queries import inspected
from app.year.settlement import queries
from app.year.settlement.forms import InspectionFilter, UnlistedForm, YearFilter
from app.year.settlement.other_rules import other_lines
from app.year.settlement.rules import is_unlisted
from app.year.settlement.share_rules import shares
from app.year.settlement.sheets import b07, b14

bp = Blueprint("settlement", __name__, url_prefix="/quyet-toan")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The budget of a year, its results, and the shares that have limits."""
    form = YearFilter.asked()
    year = queries.year_of(unit().id, form.chosen(today()))
    spending_shares = shares(
        limits_on(unit().id, year.end), year.own, year.catalogue, year.end, is_over=today() >= year.end
    )
    return page(
        "year/settlement/index.html",
        block="results",
        form=form,
        year=year,
        settled=year.settled(),
        shares=spending_shares,
        others=other_lines(year.natures, year.names, year.sums, year.plans, year.year),
    )


@bp.get("/du-toan")
@allow(Permission.READ_BOOKS)
def show_budget() -> Response:
    """Form B14-TLĐ."""
    form = YearFilter.asked()
    year = queries.year_of(unit().id, form.chosen(today()))
    budget = queries.planned_after(unit().id, year)
    payers, head = queries.payers_on(unit().id, last_day_of(year.year)), head_of_year(year.year)
    sheet = b14(budget, year.year, payers, head)
    name = f"B14-du-toan-{year.year}"
    return sheet_page("year/settlement/sheet.html", sheet, head, name, form=form, active="b14")


@bp.get("/b07")
@allow(Permission.READ_BOOKS)
def show_settlement() -> Response:
    """Form B07-TLĐ."""
    form = YearFilter.asked()
    year = queries.year_of(unit().id, form.chosen(today()))
    payers, head = queries.payers_on(unit().id, last_day_of(year.year)), head_of_year(year.year)
    sheet = b07(year.settled(), year.year, payers, head)
    name = f"B07-quyet-toan-{year.year}"
    return sheet_page("year/settlement/sheet.html", sheet, head, name, form=form, active="b07")


@bp.get("/cong-khai")
@allow(Permission.READ_BOOKS)
def show_disclosure() -> Response:
    """The public sheet, as officers print it."""
    return disclosure_page("year/settlement/sheet.html")


@bp.get("/kiem-tra")
@allow(Permission.READ_BOOKS)
def show_minutes() -> Response:
    """The minutes of an inspection, drawn from the books."""
    form = InspectionFilter.asked()
    period = form.chosen(today())
    head = head_of(unit(), form.on.data or min(today(), period.end))
    sheet = minutes(inspected(unit().id, period, today()), form.visit(), head, newest_head())
    name = f"bien-ban-kiem-tra-{period.start}-{period.end}"
    return sheet_page("year/settlement/sheet.html", sheet, head, name, form=form, active="inspection")


@bp.get("/chua-co-ma")
@allow(Permission.READ_BOOKS)
def unlisted() -> Response:
    """Items that entries name and the list has no code for."""
    return _unlisted()


@bp.post("/chua-co-ma")
@allow(Permission.MONEY)
def add_unlisted() -> Response:
    """Add such words to the list as they are, under «khác»."""
    form = UnlistedForm()
    done = carried_out(
        form,
        lambda: record_item(unit().id, form.facts(), actor(), today()),
        lambda item: url_for("items.show", row_id=item.id),
        "Đã thêm vào danh mục, mã của mục khác. Cần mã khác thì bấm Sửa.",
    )
    return done or _unlisted(form)


def _unlisted(form: UnlistedForm | None = None) -> Response:
    listed = catalogue(unit().id)
    found = [one for one in queries.words_of_items(unit().id) if is_unlisted(one, listed, today())]
    return page("year/settlement/unlisted.html", found=found, form=form, status=422 if form else 200)
