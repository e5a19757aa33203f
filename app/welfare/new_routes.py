"""Parts of the form of a new visit that change while it is filled: people found, the one picked, the norm."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, request

from app.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.pages import page, tells
from app.welfare import people_queries as people
from app.welfare import queries
from app.welfare.facts import Audience
from app.welfare.forms import NewVisitForm
from app.welfare.norm_queries import allowed
from app.welfare.norm_rules import excess_told, told
from app.welfare.rules import recipient_of

bp = Blueprint("new", __name__)


@bp.get("/nguoi")
@allow(Permission.RECORD)
def find() -> Response:
    """People whose name begins to look like what was typed."""
    form = _begun()
    words = form.recipient.data or ""
    found = people.people_found(unit().id, words, today()) if words else []
    return _part("found", form, found=found, searched=bool(words))


@bp.get("/nguoi/<int:row_id>")
@allow(Permission.RECORD)
def pick(row_id: int) -> Response:
    """The person in the boxes: themselves, a relative (`?lam=relative`), or a child (`?lam=child&chau=`)."""
    form = _begun()
    named = people.people_named(unit().id, [row_id], today()) or abort(404)
    as_what = request.args.get("lam", Audience.MEMBER)
    if as_what not in tuple(Audience):
        abort(400)
    child = dict(named[0].children).get(request.args.get("chau", 0, type=int), "")
    audience = Audience(as_what)
    form.pick(row_id, recipient_of(audience, named[0].name, child), audience)
    return tells(_part("who", form), "picked")


@bp.get("/dinh-muc/goi-y")
@allow(Permission.RECORD)
def offer() -> Response:
    """The norm of what was chosen so far, put into the box of the amount where that is empty."""
    form = _begun()
    claim = form.claim()
    held = allowed(unit().id, claim) if claim else None
    form.propose(held.norm.amount if held and not held.norm.is_example else None)
    return _part("amount", form)


def _begun() -> NewVisitForm:
    form = NewVisitForm(request.args)
    form.offer(unit().id)
    if not form.happened_on.data and not form.happened_on.raw_data:
        form.begin(today(), queries.paid_last(unit().id))
    return form


def _part(block: str, form: NewVisitForm, **context: Any) -> Response:
    said = {"conflict": (), "row": None, **offers(form), **context}
    for field in form:
        field.errors = ()
    return page("welfare/edit.html", block=block, form=form, **said)


def offers(form: NewVisitForm) -> dict[str, Any]:
    """What the form shows beside its boxes: the norm in words, what exceeds it, who was picked."""
    claim, picked = form.claim(), form.picked_id()
    held = allowed(unit().id, claim) if claim else None
    return {
        "norm": told(held),
        "exceeds": excess_told(held, claim) if claim else "",
        "picked": people.people_named(unit().id, [picked], today()) if picked else (),
        "found": (),
        "searched": False,
    }
