"""Screens of lists of gifts: the page of lists, preparing one, correcting and withdrawing it."""

from __future__ import annotations

from functools import partial

from flask import flash, request, url_for
from werkzeug.wrappers import Response

from app.accounts.rules import Permission
from app.gifts import actions, queries
from app.gifts.facts import GiftListFacts, Occasion
from app.gifts.forms import GiftFilter, GiftListForm, PrepareForm
from app.gifts.models import GiftList
from app.gifts.plan_rules import PLANS, day_of, facts_for
from app.gifts.show_routes import bp, list_page, the_list
from app.web.clock import today
from app.web.entry_page import corrected, created
from app.web.form_base import ReasonForm
from app.web.guards import actor, allow, unit
from app.web.listing import page_number, sort_name
from app.web.pages import page, see_other
from app.web.saving import saving

__all__ = ["bp"]


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    return _index(PrepareForm(formdata=None))


@bp.post("/lap")
@allow(Permission.RECORD)
def prepare() -> Response:
    """The list of an occasion in one click; one that the year has already is opened."""
    form = PrepareForm()
    if not form.validate():
        return _index(form, 422)
    occasion, year = form.occasion.data, form.year.data or today().year
    known = queries.lists_of_year(unit().id, year).get(occasion)
    if known and PLANS[occasion].day:
        flash("Dịp này đã có danh sách trong năm.", "warning")
        return see_other(url_for(".show", row_id=known))
    with saving(form) as saved:
        row = actions.prepare_list(unit().id, facts_for(occasion, year, today()), actor(), today())
        saved.leads_to = url_for(".show", row_id=row.id)
    if saved.done:
        flash("Đã lập danh sách từ sổ đoàn viên. Hãy xem, bỏ chọn nếu cần.", "success")
        return see_other(saved.leads_to)
    return _index(form, 422)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    form = GiftListForm()
    if not form.is_submitted():
        form.held_on.data = today()
    return created("gifts/edit.html", form, actions.prepare_list)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    return corrected("gifts/edit.html", partial(_read, row_id), GiftListForm(), actions.correct_list)


@bp.post("/<int:row_id>/rut")
@allow(Permission.RECORD)
def withdraw(row_id: int) -> Response:
    found, given = the_list(row_id), ReasonForm()
    if given.validate():
        with saving(given) as saved:
            seen = given.seen_version()
            actions.withdraw_list(found.row, actor(), today(), given.given_reason(), seen)
        if saved.done:
            flash("Đã rút danh sách.", "success")
            return see_other(url_for(".show", row_id=row_id))
    return list_page(the_list(row_id), withdrawal=given, status=422)


def _read(row_id: int) -> tuple[GiftList, GiftListFacts]:
    row = the_list(row_id).row
    return row, queries.list_facts(row)


def _index(preparing: PrepareForm, status: int = 200) -> Response:
    form = GiftFilter(request.args)
    form.validate()
    year = form.year.data if form.year.data and 1900 <= form.year.data <= 2200 else today().year
    found = queries.page_of_lists(
        unit().id,
        page_number(),
        occasion=form.occasion.data,
        year=form.year.data,
        sort=sort_name(queries.ORDERS, "-day"),
    )
    known = queries.lists_of_year(unit().id, year)
    return page(
        "gifts/index.html",
        block="results",
        status=status,
        form=form,
        page=found,
        preparing=preparing,
        year=year,
        offers=[(one, day_of(one, year), known.get(one)) for one in Occasion if one is not Occasion.OWN],
        labels=dict(Occasion.options()),
    )
