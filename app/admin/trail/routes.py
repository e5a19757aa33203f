"""The trail as a page: who changed what, newest first."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from app.admin.trail.forms import TrailFilter
from app.admin.trail.list_sheets import TRAIL
from app.log.records.history import change_lines, holds_private
from app.log.records.labels import PARTY
from app.log.records.trail_fields import wholly_private
from app.office.accounts.rules import Permission
from app.office.trail import queries
from app.web.clock import moments_of
from app.web.files.downloads import format_wanted
from app.web.guards import allow, hidden_groups, note_private, unit
from app.web.lists.page import list_file, rows_wanted
from app.web.pages import page

bp = Blueprint("trail", __name__, url_prefix="/dau-vet")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """Changes in the union's books."""
    return _page(unit().id, "Dấu vết", hidden=frozenset() if unit().keeps_party else PARTY)


@bp.get("/tai-khoan")
@allow(Permission.ADMINISTER)
def accounts() -> Response:
    """Changes of accounts."""
    return _page(None, "Dấu vết tài khoản", back=url_for("accounts.index"))


def _page(
    unit_id: int | None, title: str, hidden: frozenset[str] = frozenset(), back: str | None = None
) -> Response:
    form = TrailFilter(request.args)
    form.offer(queries.actors_of(unit_id))
    form.validate()
    since, before = moments_of(form.since.data, form.until.data)
    found = queries.page_of_changes(
        unit_id,
        rows_wanted(),
        words=form.q.data or "",
        actor=form.who.data or "",
        since=since,
        before=before,
        without=wholly_private(hidden_groups()),
    )
    if holds_private(found.items):
        note_private()
    lines = change_lines(unit_id, found.items, hidden=hidden)
    if format_wanted({"xlsx"}):
        return list_file(form, lines, TRAIL)
    return page(
        "admin/trail/index.html",
        block="results",
        form=form,
        page=found,
        lines=lines,
        listing=TRAIL,
        title=title,
        back=back,
    )
