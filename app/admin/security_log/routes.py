"""The security log as a page: who signed in, took files, was refused; newest first."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from app.admin.security_log.forms import EventFilter
from app.admin.security_log.list_sheets import EVENTS
from app.office.accounts.rules import Permission
from app.office.security_log import queries
from app.web.clock import moments_of
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("security_log", __name__)


@bp.get("/nhat-ky-truy-cap/")
@allow(Permission.READ_SECURITY_LOG)
def index() -> Response:
    """Events of the union: its roles, its files, refusals."""
    return _page(unit().id, "Nhật ký truy cập")


@bp.get("/tai-khoan/nhat-ky-truy-cap")
@allow(Permission.ADMINISTER)
def accounts() -> Response:
    """Events of the accounts: signing in and out, passwords."""
    return _page(None, "Nhật ký đăng nhập", back=url_for("accounts.index"))


def _page(unit_id: int | None, title: str, back: str | None = None) -> Response:
    form = EventFilter(request.args)
    form.offer(queries.names_of(unit_id))
    form.validate()
    since, before = moments_of(form.since.data, form.until.data)
    found = queries.page_of_events(
        unit_id,
        rows_wanted(),
        kind=form.kind.data,
        name=form.who.data or "",
        since=since,
        before=before,
        sort=sort_name(queries.EVENT_ORDERS, "-at"),
    )
    return list_page("admin/security_log/index.html", form, found, EVENTS, title=title, back=back)
