"""A member's own page."""

from __future__ import annotations

from flask import Blueprint, abort, g, url_for
from werkzeug.wrappers import Response

from app.desk.mine.queries import paid_by
from app.dues.ledger.account_queries import accounts_of
from app.dues.ledger.explanation import reasons
from app.log.records.descriptions import stated_texts
from app.office.accounts.rules import Permission
from app.people.personal_data.extract.pages import extract_page
from app.people.personal_data.requests.actions import record_data_request
from app.people.personal_data.requests.forms import OWN, OwnRequestForm
from app.people.personal_data.requests.queries import data_requests_of
from app.people.roster import queries as roster
from app.people.roster import rules
from app.people.roster.models import Member
from app.people.roster.pages import period_rows
from app.people.salaries.rules import membership_span_of
from app.web.clock import today
from app.web.features import log_kinds
from app.web.forms.sent import carried_out, form_page
from app.web.guards import actor, allow, unit
from app.web.pages import page

bp = Blueprint("mine", __name__, url_prefix="/toi")

#: Entries of the log that the page shows.
NEWEST = 50


@bp.get("/du-lieu")
@allow(Permission.OWN_RECORD)
def extract() -> Response:
    """Everything kept of the signed-in member."""
    return extract_page(_me(), back_url=url_for(".show"), back_label="Hồ sơ của tôi")


@bp.route("/yeu-cau", methods=["GET", "POST"])
@allow(Permission.OWN_RECORD)
def request_data() -> Response:
    """The member asks something about their data."""
    person, form = _me(), OwnRequestForm()
    form.give(member_id=person.id, received_on=today(), how=OWN)
    done = carried_out(
        form,
        lambda: record_data_request(unit().id, form.facts(), actor(), today()),
        url_for(".show"),
        "Đã gửi. Chủ tịch trả lời trong 2 ngày làm việc.",
    )
    return done or form_page("desk/mine/request.html", form)


def _me() -> Member:
    """The signed-in member, whatever the address says; 404 for who is none."""
    return (roster.member(unit().id, g.member_id) if g.member_id else None) or abort(404)


@bp.get("")
@allow(Permission.OWN_RECORD)
def show() -> Response:
    """The record of the signed-in member."""
    person = _me()
    periods = [one for one in roster.memberships_of(person.id) if one.withdrawn_at is None]
    live = [roster.membership_facts(one) for one in periods]
    children = [one for one in roster.children_of_member(person.id) if one.withdrawn_at is None]
    return page(
        "desk/mine/show.html",
        person=person,
        rows=stated_texts(roster.person_facts(person), ("code", "sex", "birth")),
        periods=live,
        period_rows=lambda period: period_rows(membership_span_of(live, period), is_own=True),
        state=rules.state_on(live, today()),
        children=[roster.child_facts(one) for one in children],
        paid=paid_by(unit().id, person.id),
        accounts=accounts_of(unit().id, person.id, today()),
        reasons=reasons,
        requests=data_requests_of(unit().id, today(), person.id),
        entries=[
            (one, log_kinds()[one.kind].title_for_one(one.title))
            for one in roster.entries_naming(unit().id, person.id, NEWEST)
        ],
    )
