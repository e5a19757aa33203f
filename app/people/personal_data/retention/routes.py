"""The page of what is past its time."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, abort, current_app, flash, url_for
from werkzeug.wrappers import Response

from app.extensions import db
from app.office.accounts.rules import Permission
from app.office.installation.sqlite_file import file_of, rewrite_file
from app.people.personal_data.retention import queries
from app.people.personal_data.retention.actions import let_go
from app.people.personal_data.retention.rules import GROUND
from app.web.clock import today
from app.web.forms.base import ReasonForm
from app.web.forms.sent import pressed
from app.web.guards import actor, allow, may, unit
from app.web.pages import page, see_other

bp = Blueprint("retention", __name__, url_prefix="/du-lieu-den-han")


@bp.get("/")
@allow(Permission.MANAGE_UNIT)
def index() -> Response:
    """What is past its time, how much, and why it need not be kept; nothing goes by itself."""
    seen = [one for one in queries.retentions() if may(one.permission)]
    return page(
        "people/personal_data/retention/index.html",
        due=[(one, one.count(unit().id, today(), _folder())) for one in seen],
        people=queries.long_gone(unit().id, today()),
        ground=GROUND,
        is_file=file_of(db.engine.url) is not None,
    )


@bp.post("/<key>")
@allow(Permission.MANAGE_UNIT)
def drop(key: str) -> Response:
    """Delete one kind of data."""
    what = next((one for one in queries.retentions() if one.key == key), None) or abort(404)
    if not may(what.permission):
        abort(403)
    form = ReasonForm()
    return pressed(
        lambda: let_go(what, unit().id, form.given_reason(), actor(), today(), _folder()),
        url_for(".index"),
        lambda number: f"Đã xóa: {what.label} ({number}).",
    )


@bp.post("/don-tep")
@allow(Permission.MANAGE_UNIT)
def rewrite() -> Response:
    """Write the database's file again, without what was in rows that are gone."""
    file = file_of(db.engine.url) or abort(404)
    db.session.rollback()
    if rewrite_file(file):
        flash("Đã dọn tệp dữ liệu.", "success")
    else:
        flash("Đang có người dùng nên chưa dọn được. Hãy thử lại khi vắng người.", "warning")
    return see_other(url_for(".index"))


def _folder() -> Path:
    return Path(current_app.instance_path)
