"""Screens of the funds: what each asks for and holds."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.accounts.rules import Permission
from app.cashbook.queries import fund
from app.cashbook.total_queries import held_by_funds
from app.funds import actions, queries
from app.funds.forms import FundFilter, TermForm
from app.funds.rules import rate_text, term_on
from app.funds.term_routes import terms
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.pages import page, see_other
from app.web.saving import saving

bp = Blueprint("funds", __name__, url_prefix="/quy")
bp.register_blueprint(terms)


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = FundFilter(request.args)
    form.validate()
    as_of = form.as_of.data or today()
    told = queries.terms_of(unit().id)
    lines = [
        (held, term_on((facts for term, facts in told if term.fund_id == held.fund_id), as_of))
        for held in held_by_funds(unit().id, as_of)
    ]
    return page("funds/index.html", block="results", form=form, lines=lines, as_of=as_of, rate_text=rate_text)


@bp.get("/<int:fund_id>")
@allow(Permission.READ_BOOKS)
def show(fund_id: int) -> Response:
    """A fund: what it holds today and its terms over time."""
    found = fund(unit().id, fund_id) or abort(404)
    held = next((one for one in held_by_funds(unit().id, today()) if one.fund_id == fund_id), None)
    told = sorted(queries.terms_of(unit().id, fund_id), key=lambda pair: pair[1].starts_on or date.min)
    now = term_on((facts for _, facts in told), today())
    return page(
        "funds/show.html", fund=found, held=held, terms=told, now=now, as_of=today(), rate_text=rate_text
    )


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    """A new fund, or another term of the one whose name stands in the box."""
    form = TermForm()
    if not form.is_submitted():
        form.fund_name.data = request.args.get("fund_name", "")
    if form.validate_on_submit():
        with saving(form) as saved:
            term = actions.record_term(unit().id, form.facts(), actor(), today())
        if saved.done:
            flash("Đã ghi vào sổ.", "success")
            return see_other(url_for(".show", fund_id=term.fund_id))
    return page("funds/edit.html", form=form, row=None, status=422 if form.is_submitted() else 200)
