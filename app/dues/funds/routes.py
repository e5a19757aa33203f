"""Screens of the funds: rates and balances."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, request, url_for
from werkzeug.wrappers import Response

from app.books.cashbook.facts import Nature
from app.books.cashbook.models import Fund
from app.books.cashbook.queries import balances, fund, funds_of
from app.books.fund_names.queries import fund_called
from app.books.lines.total_queries import Held, held_by_funds
from app.dues.funds import actions, queries, rate_rules
from app.dues.funds.actions import answer_natures, correct_nature
from app.dues.funds.facts import FundFacts, TermFacts
from app.dues.funds.forms import FundFilter, NatureForm, NaturesForm, TermForm
from app.dues.funds.list_sheets import TERMS_OF_FUND, funds_list
from app.dues.funds.rules import rate_text, term_on
from app.dues.ledger.facts import FundRule
from app.dues.ledger.queries import fund_rules
from app.dues.ledger.rules import first_dues, horizon, term_applied
from app.listing import single_page
from app.log.activities.facts import Channel
from app.log.records.history import change_lines as trail_text
from app.log.records.pages import corrected
from app.log.records.undo import flash_recorded
from app.office.accounts.rules import Permission
from app.office.trail.queries import changes_of
from app.web.clock import today
from app.web.forms.sent import carried_out
from app.web.guards import actor, allow, unit
from app.web.lists.page import list_page
from app.web.pages import form_page, page, see_other
from app.web.saving import saving

bp = Blueprint("funds", __name__, url_prefix="/quy")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = FundFilter(request.args)
    form.validate()
    as_of = form.as_of.data or today()
    terms = queries.terms_of(unit().id)
    natures = {one.id: Nature(one.nature) for one in funds_of(unit().id)}
    lines = [
        (held, term_on((facts for term, facts in terms if term.fund_id == held.fund_id), as_of))
        for held in held_by_funds(unit().id, as_of)
    ]
    groups = rate_rules.by_book(lines, lambda line: natures[line[0].fund_id])
    found = single_page([line for some in groups.values() for line in some])
    about = {"groups": groups, "natures": natures, "as_of": as_of, "rate_text": rate_text}
    return list_page("dues/funds/index.html", form, found, funds_list(natures), **about)


@bp.get("/<int:fund_id>")
@allow(Permission.READ_BOOKS)
def show(fund_id: int) -> Response:
    """A fund: what it holds today and its terms over time."""
    found = fund(unit().id, fund_id) or abort(404)
    by_channel = {one.channel: one.amount for one in balances(unit().id, today()) if one.fund_id == fund_id}
    held = Held(found.id, found.name, *(by_channel.get(channel, 0) for channel in Channel))
    terms = sorted(queries.terms_of(unit().id, fund_id), key=lambda pair: pair[1].starts_on or date.min)
    rule = next((one for one in fund_rules(unit().id) if one.fund_id == fund_id), None)
    return page(
        "dues/funds/show.html",
        fund=found,
        nature=Nature(found.nature),
        held=held,
        terms=terms,
        listing=TERMS_OF_FUND,
        now=term_applied(rule, today()) if rule else None,
        later=_later(rule) if rule else {},
        changes=trail_text(unit().id, changes_of(unit().id, f"funds/{found.id}")),
        as_of=today(),
        rate_text=rate_text,
    )


def _later(rule: FundRule) -> dict[TermFacts, str]:
    """The Kỳ from which rates apply that have begun, or will, but not for the Kỳ of today."""
    first = first_dues(rule, horizon(today()))
    return {term: due.period.label for term, due in first.items() if due.start > today()}


@bp.route("/<int:fund_id>/nguon-tien", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit_nature(fund_id: int) -> Response:
    """Correct whose money the fund holds."""
    found = fund(unit().id, fund_id) or abort(404)

    def read() -> tuple[Fund, FundFacts]:
        return found, FundFacts(Nature(found.nature))

    done = url_for(".show", fund_id=fund_id)
    return corrected("dues/funds/nature.html", read, NatureForm(), correct_nature, done=done)


@bp.route("/nguon-tien", methods=["GET", "POST"])
@allow(Permission.MONEY)
def natures() -> Response:
    """Ask whose money the funds hold whose nature was guessed."""
    funds = queries.guessed_funds(unit().id)
    form = NaturesForm().offer(funds)
    done = carried_out(
        form,
        lambda: answer_natures(form.answers(), actor(), today()),
        url_for(".index"),
        "Đã ghi nguồn tiền của các quỹ.",
    )
    return done or form_page("dues/funds/natures.html", form, funds=funds)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    """A new fund, or another term of the one named in the box."""
    form = TermForm()
    if not form.is_submitted():
        form.fund_name.data = request.args.get("fund_name", "")
    known = fund_called(unit().id, form.fund_name.data or "")
    if form.validate_on_submit() and not form.ask_nature(known):
        with saving(form) as saved:
            term = actions.record_term(unit().id, form.facts(), actor(), today())
            saved.leads_to = url_for(".show", fund_id=term.fund_id)
        if saved.done:
            flash_recorded("Đã ghi vào sổ.", term, endpoint="funds.terms.withdraw")
            return see_other(saved.leads_to)
    elif known and not form.is_submitted():
        form.nature.data = Nature(known.nature)
    about = {
        "title": "Thêm quỹ, mức đóng",
        "subtitle": "Tên quỹ đã có thì thêm một mức đóng cho quỹ ấy",
    }
    return form_page("dues/funds/edit.html", form, row=None, **about)
