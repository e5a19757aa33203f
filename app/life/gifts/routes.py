"""Screens of lists of gifts: the page of lists, preparing one, correcting and withdrawing it."""

from __future__ import annotations

from datetime import date
from functools import partial

from flask import flash, request, url_for
from werkzeug.wrappers import Response

from app.life.gifts import actions, queries
from app.life.gifts.choosing.plans import PLANS, day_of, facts_for, with_norm
from app.life.gifts.facts import GiftListFacts, Occasion
from app.life.gifts.forms import GiftFilter, GiftListForm, PrepareForm
from app.life.gifts.list_sheets import LISTS
from app.life.gifts.models import GiftList
from app.life.gifts.post_routes import bp
from app.life.gifts.show_routes import shown_list, the_list
from app.log.records.pages import corrected, created
from app.log.records.undo import flash_recorded, told_withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.forms.base import ReasonForm
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import see_other
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
        return see_other(url_for(".show", row_id=known[0]))
    with saving(form) as saved:
        row = actions.prepare_list(unit().id, _first_facts(occasion, year), actor(), today())
        saved.leads_to = url_for(".show", row_id=row.id)
    if saved.done:
        flash_recorded("Đã lập danh sách từ sổ đoàn viên. Hãy xem, bỏ chọn nếu cần.", row)
        return see_other(saved.leads_to)
    return _index(form, 422)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    form = GiftListForm()
    if not form.is_submitted():
        form.held_on.data = today()
    return created("life/gifts/edit.html", form, actions.prepare_list)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    return corrected("life/gifts/edit.html", partial(_read, row_id), GiftListForm(), actions.correct_list)


@bp.post("/<int:row_id>/rut")
@allow(Permission.RECORD)
def withdraw(row_id: int) -> Response:
    found, given = the_list(row_id), ReasonForm()
    if given.validate():
        with saving(given) as saved:
            seen = given.seen_version()
            actions.withdraw_list(found.row, actor(), today(), given.given_reason(), seen)
        if saved.done:
            flash(told_withdrawn(found.row, given.given_reason()), "success")
            return see_other(url_for(".show", row_id=row_id))
    return shown_list(the_list(row_id), withdrawal=given, status=422)


def _first_facts(occasion: Occasion, year: int) -> GiftListFacts:
    facts = facts_for(occasion, year, today())
    held = queries.norm_of(unit().id, facts)
    return with_norm(facts, held.norm if held else None)


def _read(row_id: int) -> tuple[GiftList, GiftListFacts]:
    row = the_list(row_id).row
    return row, queries.list_facts(row)


def _index(preparing: PrepareForm, status: int = 200) -> Response:
    form = GiftFilter(request.args)
    form.validate()
    year = form.year.data if form.year.data and 1900 <= form.year.data <= 2200 else today().year
    found = queries.page_of_lists(
        unit().id,
        rows_wanted(),
        occasion=form.occasion.data,
        progress=form.progress.data,
        year=form.year.data,
        sort=sort_name(queries.ORDERS, "-day"),
    )
    response = list_page(
        "life/gifts/index.html", form, found, LISTS, preparing=preparing, year=year, offers=_offers(year)
    )
    response.status_code = status
    return response


def _offers(year: int) -> list[tuple[Occasion, date | None, int | None]]:
    """(occasion, its day, the list that it has); the day of the list where that was set by hand."""
    known = queries.lists_of_year(unit().id, year)
    return [
        (
            one,
            known[one][1] if one in known and PLANS[one].day else day_of(one, year),
            known.get(one, (None,))[0],
        )
        for one in Occasion
        if one is not Occasion.OWN
    ]
