"""Screens of the chair: the union's roles, confirmed or not, their terms, the right to private fields."""

from __future__ import annotations

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response

from app.admin.roles.forms import DeclineForm, TermsForm
from app.admin.roles.list_sheets import roles_on
from app.listing import single_page
from app.office.accounts import actions, queries
from app.office.accounts.queries import Holding
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.forms.filters import FilterForm
from app.web.forms.sent import carried_out, pressed
from app.web.guards import actor, allow, unit
from app.web.lists.page import list_page
from app.web.pages import page

bp = Blueprint("roles", __name__, url_prefix="/vai-tro")


@bp.get("/")
@allow(Permission.MANAGE_UNIT)
def index() -> Response:
    """Every role in the union, also those that wait or have ended."""
    found, form = single_page(queries.holdings_in(unit().id)), FilterForm()
    return list_page("admin/roles/index.html", form, found, roles_on(today()), today=today())


@bp.get("/<int:grant_id>")
@allow(Permission.MANAGE_UNIT)
def show(grant_id: int) -> Response:
    """One role: confirm it, say until when it holds."""
    one = _holding(grant_id)
    return _page(one, TermsForm(formdata=None, obj=one.grant), DeclineForm(formdata=None))


@bp.post("/<int:grant_id>/xac-nhan")
@allow(Permission.MANAGE_UNIT)
def confirm(grant_id: int) -> Response:
    """Confirm a role that waits: it holds from now on."""
    one = _holding(grant_id)
    sentence = "Đã xác nhận: vai trò có hiệu lực."
    return pressed(lambda: actions.confirm(one.user, one.grant, actor()), url_for(".index"), sentence)


@bp.post("/<int:grant_id>/khong-xac-nhan")
@allow(Permission.MANAGE_UNIT)
def decline(grant_id: int) -> Response:
    """Refuse a role that waits, with the reason."""
    one, form = _holding(grant_id), DeclineForm()
    if not one.held.is_waiting:
        abort(404)

    done = carried_out(
        form,
        lambda: actions.revoke(one.user, one.grant, actor(), form.reason.data or ""),
        url_for(".index"),
        "Đã không xác nhận vai trò.",
    )
    return done or _page(one, TermsForm(formdata=None, obj=one.grant), form, status=422)


@bp.post("/<int:grant_id>/thoi-han")
@allow(Permission.MANAGE_UNIT)
def set_terms(grant_id: int) -> Response:
    """Say until when the role holds, and when it carries the right to private fields."""
    one, form = _holding(grant_id), TermsForm()

    def write() -> None:
        sensitive = (form.sensitive_from.data, form.sensitive_to.data)
        actions.set_terms(one.user, one.grant, form.valid_to.data, sensitive, actor())

    done = carried_out(form, write, url_for(".index"), "Đã lưu thời hạn.")
    return done or _page(one, form, DeclineForm(formdata=None), status=422)


def _page(one: Holding, form: TermsForm, declining: DeclineForm, status: int = 200) -> Response:
    state = one.held.state_on(today())
    return page("admin/roles/show.html", one=one, state=state, form=form, declining=declining, status=status)


def _holding(grant_id: int) -> Holding:
    """A role of this union, or 404."""
    return queries.holding_in(unit().id, grant_id) or abort(404)
