"""Parts of the form of a new visit that change while it is filled: people found, the one picked, the norm."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, request

from app.life.visits import queries
from app.life.visits.facts import Audience
from app.life.visits.forms import NewVisitForm
from app.life.visits.new import queries as people
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
    """People whose name begins to look like what was typed; nobody once it names the one picked."""
    form = _begun()
    words, beside = form.recipient.data or "", offers(form)
    seeks = bool(words) and not any(one.is_named_in(words) for one in beside["picked"])
    found = people.people_found(unit().id, words, today()) if seeks else []
    return _part("found", form, {**beside, "found": found, "searched": seeks})


@bp.get("/nguoi/<int:row_id>")
@allow(Permission.RECORD)
def pick(row_id: int) -> Response:
    """The person in the boxes: themselves, a relative (`?lam=relative`), or a child (`?lam=child&chau=`)."""
    form = _begun()
    named = people.people_named(unit().id, [row_id], today()) or abort(404)
    as_what = request.args.get("lam", Audience.MEMBER)
    if as_what not in tuple(Audience):
        abort(400)
    child = dict(named[0].children).get(number_in(request.args.get("chau")) or 0, "")
    audience, beside = Audience(as_what), offers(form)
    form.pick(row_id, recipient_of(audience, named[0].name, child), audience)
    return with_event(_part("who", form, {**beside, "picked": named, "focus": "audience"}), "picked")


@bp.get("/nguoi/da-chon")
@allow(Permission.RECORD)
def picked() -> Response:
    """Who was picked, told again: a draft that is restored knows only the number."""
    form = _begun()
    return _part("picked", form, offers(form))


@bp.route("/dinh-muc/goi-y", methods=["GET", "POST"])
@allow(Permission.RECORD)
def offer() -> Response:
    """The norm of what was chosen so far, proposed for the amount; sent as a form, in the box of the page."""
    form = _begun()
    return _part("norm", form, {**offers(form, propose=True), "focus": "amount"})


def _begun() -> NewVisitForm:
    """The form as far as it was filled; the lists of the whole page are read for a whole page only."""
    form = NewVisitForm(request.form if request.method == "POST" else request.args)
    if not is_fragment_request():
        form.offer(unit().id)
        if not form.happened_on.data and not form.happened_on.raw_data:
            form.begin(today(), queries.paid_last(unit().id))
    return form


def _part(block: str, form: NewVisitForm, beside: dict[str, Any]) -> Response:
    for field in form:
        field.errors = ()
    return page("life/visits/edit.html", block=block, form=form, conflict=(), row=None, **beside)
