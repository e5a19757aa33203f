"""Screens of a person's photograph: kept, shown to who may see the person's page, deleted."""

from __future__ import annotations

from contextlib import closing

from flask import Response, abort, flash, url_for
from werkzeug.wrappers import Response as WsgiResponse

from app.office.accounts.rules import Permission
from app.people.duplicates.routes import bp
from app.people.portraits import actions as portrait_actions
from app.people.portraits import queries as portrait_queries
from app.people.portraits.rules import portrait_in
from app.people.roster import queries
from app.people.roster.forms import PortraitForm
from app.people.roster.routes import person_page
from app.web.guards import actor, allow, unit
from app.web.pages import see_other
from app.web.saving import saving

#: The blueprint with these views on it.
__all__ = ["bp"]


@bp.get("/<int:member_id>/anh")
@allow(Permission.READ_BOOKS)
def portrait(member_id: int) -> Response:
    """The photograph itself."""
    found = portrait_queries.portrait(unit().id, member_id) or abort(404)
    # A shared office machine keeps no face of anybody.
    return Response(found.picture, mimetype="image/jpeg")


@bp.post("/<int:member_id>/anh")
@allow(Permission.RECORD)
def set_portrait(member_id: int) -> WsgiResponse:
    """Keep a photograph, in place of the one before."""
    person, form = queries.member(unit().id, member_id) or abort(404), PortraitForm()
    if form.validate():
        with saving(form) as saved, closing(form.file.data) as sent:
            portrait_actions.set_portrait(person, portrait_in(sent.read()), actor())
            saved.leads_to = url_for(".show", member_id=member_id)
        if saved.done:
            flash("Đã lưu ảnh.", "success")
            return see_other(saved.leads_to)
    return person_page(member_id, form, status=422)


@bp.post("/<int:member_id>/anh/bo")
@allow(Permission.RECORD)
def remove_portrait(member_id: int) -> WsgiResponse:
    """Delete the photograph."""
    person = queries.member(unit().id, member_id) or abort(404)
    with saving() as saved:
        portrait_actions.remove_portrait(person, actor())
    if saved.refusal:
        flash(saved.refusal.sentence, "danger")
    else:
        flash("Đã xóa ảnh.", "success")
    return see_other(url_for(".show", member_id=member_id))
