"""The first page, and a member's own."""

from __future__ import annotations

from flask import Blueprint, abort, g, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.desk.home.queries import overview, paid_by
from app.desk.home.tasks import NEEDS, Task, TaskKind
from app.dues.ledger.account_queries import accounts_of
from app.dues.ledger.explanation import why_told
from app.office.accounts.rules import Permission
from app.people.roster import queries as roster
from app.people.roster import rules
from app.web.clock import today
from app.web.guards import allow, may, unit
from app.web.pages import page, see_other

bp = Blueprint("home", __name__)
mine = Blueprint("mine", __name__, url_prefix="/toi")

#: Entries of the log that a member's own page names.
NEWEST = 50
#: Where each task is done.
PAGES = {
    TaskKind.COUNT: "ledgers.counts.create",
    TaskKind.CLOSING: "ledgers.closings.index",
    TaskKind.ARREARS: "arrears.index",
    TaskKind.DRAFTS: "collecting.index",
}


@bp.get("/")
@allow(Permission.SIGNED_IN)
def index() -> Response:
    """What an officer sees first; whoever has no books goes to what is theirs."""
    if may(Permission.READ_BOOKS):
        told = overview(unit().id, today())
        tasks = [(task, _where(task)) for task in told.tasks if may(NEEDS[task.kind])]
        return page("desk/home/index.html", now=told, tasks=tasks, today=today())
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


@mine.get("")
@allow(Permission.OWN_RECORD)
def show() -> Response:
    """A member's own record: theirs only, whatever the address says."""
    person = roster.member(unit().id, g.member_id) if g.member_id else None
    if person is None:
        abort(404)
    periods = [one for one in roster.memberships_of(person.id) if one.withdrawn_at is None]
    live = [roster.membership_facts(one) for one in periods]
    children = [one for one in roster.children_of_member(person.id) if one.withdrawn_at is None]
    return page(
        "desk/mine/show.html",
        person=person,
        facts=roster.person_facts(person),
        periods=live,
        state=rules.state_on(live, today()),
        children=[roster.child_facts(one) for one in children],
        paid=paid_by(unit().id, person.id),
        accounts=accounts_of(unit().id, person.id, today()),
        why_told=why_told,
        entries=roster.entries_naming(unit().id, person.id, NEWEST),
    )
