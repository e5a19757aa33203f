"""Parts of the form of a new visit that change while it is filled in: search results, picked person, norm."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, request

from app.life.visits.facts import Audience
from app.life.visits.forms import NewVisitForm
from app.life.visits.new import queries as new_queries
from app.life.visits.new.pages import offers
from app.life.visits.rules import recipient_of
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.hx import is_fragment_request, with_event
from app.web.incoming import number_in
from app.web.pages import page

bp = Blueprint("new", __name__)


@bp.get("/nguoi")
@allow(Permission.RECORD)
def find() -> Response:
    """People found by the typed words; none once the text names the picked person."""
    form = _form_so_far()
    words, context = form.recipient.data or "", offers(form)
    seeks = bool(words) and not any(one.is_named_in(words) for one in context["picked"])
    found = new_queries.people_found(unit().id, words, today()) if seeks else []
    return _part("found", form, {**context, "found": found, "searched": seeks})


@bp.get("/nguoi/<int:row_id>")
@allow(Permission.RECORD)
def pick(row_id: int) -> Response:
    """The person in the boxes: themselves, a relative (`?lam=relative`), or a child (`?lam=child&chau=`)."""
    form = _form_so_far()
    named = new_queries.people_named(unit().id, [row_id], today()) or abort(404)
    relation = request.args.get("lam", named[0].audience)
    if relation not in tuple(Audience):
        abort(400)
    child = dict(named[0].children).get(number_in(request.args.get("chau")) or 0, "")
    audience, context = Audience(relation), offers(form)
    form.pick(row_id, recipient_of(audience, named[0].name, child), audience)
    return with_event(_part("who", form, {**context, "picked": named, "focus": "audience"}), "picked")


@bp.get("/nguoi/da-chon")
@allow(Permission.RECORD)
def picked() -> Response:
    """The picked person again: a restored draft has only the id."""
    form = _form_so_far()
    return _part("picked", form, offers(form))


@bp.route("/dinh-muc/goi-y", methods=["GET", "POST"])
@allow(Permission.RECORD)
def offer() -> Response:
    """The norm for the current choices, proposed as the amount."""
    form = _form_so_far()
    return _part("norm", form, {**offers(form, propose=True), "focus": "amount"})


def _form_so_far() -> NewVisitForm:
    """The form as filled in so far; choices are read only when the whole page is drawn."""
    form = NewVisitForm.from_address()
    if not is_fragment_request():
        form.offer(unit().id)
        if not form.happened_on.data and not form.happened_on.raw_data:
            form.happened_on.data = today()
    return form


def _part(block: str, form: NewVisitForm, context: dict[str, Any]) -> Response:
    for field in form:
        field.errors = ()
    return page("life/visits/new.html", block=block, form=form, **context)
