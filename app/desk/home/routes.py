"""The first page."""

from __future__ import annotations

from flask import Blueprint, g, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.desk.home.queries import overview
from app.desk.home.tasks import NEEDS, Task, TaskKind
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, may, unit
from app.web.pages import page, see_other

bp = Blueprint("home", __name__)


#: Where each task is done.
PAGES = {
    TaskKind.COUNT: "ledgers.counts.create",
    TaskKind.CLOSING: "ledgers.closings.index",
    TaskKind.ARREARS: "arrears.index",
    TaskKind.DRAFTS: "collecting.index",
    TaskKind.NATURES: "funds.natures",
}


@bp.get("/")
@allow(Permission.SIGNED_IN)
def index() -> Response:
    """The overview for officers; others are sent to their own page."""
    if may(Permission.READ_BOOKS):
        found = overview(unit().id, today())
        tasks = [(task, _where(task)) for task in found.tasks if may(NEEDS[task.kind])]
        return page("desk/home/index.html", overview=found, tasks=tasks, today=today())
    if may(Permission.OWN_RECORD):
        return see_other(url_for("mine.show"))
    if g.unit is None and current_user.is_admin:
        return see_other(url_for("accounts.index"))
    return page("desk/home/bare.html")


def _where(task: Task) -> str:
    match task.kind:
        case TaskKind.DEADLINE:
            return url_for("requests.show", row_id=task.id)
        case TaskKind.HARDSHIP:
            return url_for("members.index", in_hardship="y")
        case TaskKind.PETITIONS:
            return url_for("petitions.index", state="open")
        case TaskKind.COMMITMENTS:
            return url_for("commitments.results.show", year=today().year)
    return url_for(PAGES[task.kind])
