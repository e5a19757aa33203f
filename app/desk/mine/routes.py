"""A member's own page."""

from __future__ import annotations

from flask import Blueprint, abort, g
from werkzeug.wrappers import Response

from app.desk.mine.queries import paid_by
from app.desk.mine.rules import own_title
from app.dues.ledger.account_queries import accounts_of
from app.dues.ledger.explanation import reasons
from app.log.records.descriptions import stated_texts
from app.office.accounts.rules import Permission
from app.people.roster import queries as roster
from app.people.roster import rules
from app.people.roster.pages import period_rows
from app.people.salaries.rules import stay_of
from app.web.clock import today
from app.web.features import log_kinds
from app.web.guards import allow, unit
from app.web.pages import page

bp = Blueprint("mine", __name__, url_prefix="/toi")

#: Entries of the log that the page shows.
NEWEST = 50


@bp.get("")
@allow(Permission.OWN_RECORD)
def show() -> Response:
    """The record of the signed-in member, whatever the address says."""
    person = roster.member(unit().id, g.member_id) if g.member_id else None
    if person is None:
        abort(404)
    periods = [one for one in roster.memberships_of(person.id) if one.withdrawn_at is None]
    live = [roster.membership_facts(one) for one in periods]
    children = [one for one in roster.children_of_member(person.id) if one.withdrawn_at is None]
    return page(
        "desk/mine/show.html",
        person=person,
        rows=stated_texts(roster.person_facts(person), ("code", "sex", "birth")),
        periods=live,
        period_rows=lambda period: period_rows(stay_of(live, period), is_own=True),
        state=rules.state_on(live, today()),
        children=[roster.child_facts(one) for one in children],
        paid=paid_by(unit().id, person.id),
        accounts=accounts_of(unit().id, person.id, today()),
        reasons=reasons,
        entries=[
            (one, own_title(one.kind, log_kinds()[one.kind].label, one.title))
            for one in roster.entries_naming(unit().id, person.id, NEWEST)
        ],
    )
