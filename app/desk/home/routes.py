"""The first page."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, current_app, g, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.desk.home.queries import overview
from app.office.accounts.rules import Permission
from app.office.backup.standing import standing
from app.web.clock import now, today
from app.web.guards import allow, may, unit
from app.web.pages import page, see_other
from app.year.received.queries import is_upper

bp = Blueprint("home", __name__)


@bp.get("/")
@allow(Permission.SIGNED_IN)
def index() -> Response:
    """The overview for officers; others are sent to their own page."""
    if may(Permission.READ_BOOKS):
        found = overview(unit().id, today())
        tasks = [task for task in found.tasks if may(task.permission)]
        backup = standing(Path(current_app.instance_path), now()) if may(Permission.ADMINISTER) else None
        return page("desk/home/index.html", overview=found, tasks=tasks, today=today(), backup=backup)
    if may(Permission.OWN_RECORD):
        return see_other(url_for("mine.show"))
    if may(Permission.READ_SUBMITTED):
        return see_other(url_for("inbox.index" if is_upper(unit().id) else "upward.index"))
    if g.unit is None and current_user.is_admin:
        return see_other(url_for("accounts.index"))
    return page("desk/home/bare.html")
