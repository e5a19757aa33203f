"""A person's page: record, photograph, history."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from functools import partial

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response

from app.core.fields import Private
from app.desk.person.story import story_of
from app.log.records.descriptions import Names, stated_texts
from app.log.records.history import change_lines
from app.log.records.labels import PARTY
from app.office.accounts.rules import Permission
from app.office.trail.queries import changes_of
from app.people.children.pages import children_shown
from app.people.hardship import queries as hardship_queries
from app.people.personal_data.consents.queries import consents_of
from app.people.personal_data.queries import erasure_of
from app.people.personal_data.requests.pages import refuse_restricted
from app.people.portraits import actions
from app.people.portraits import queries as portraits_queries
from app.people.portraits.forms import PortraitForm
from app.people.portraits.queries import member_shown
from app.people.portraits.rules import initials_of, portrait_in
from app.people.roster import queries, rules
from app.people.roster.facts import MembershipFacts, Tie
from app.people.roster.pages import period_rows, the_member
from app.people.roster.recording_rules import hanging_on, hanging_text
from app.people.salaries.rules import membership_span_of
from app.web.clock import today
from app.web.forms.sent import carried_out, pressed
from app.web.guards import actor, allow, hidden_groups, hidden_names, may, note_private, unit
from app.web.pages import page

bp = Blueprint("person", __name__, url_prefix="/doan-vien")


@bp.get("/<int:member_id>/anh")
@allow(Permission.READ_BOOKS)
def portrait(member_id: int) -> Response:
    """The photograph itself."""
    found = portraits_queries.portrait(unit().id, member_id) or abort(404)
    refuse_restricted(member_id)
    # No caching: office machines are shared.
    return Response(found.picture, mimetype="image/jpeg")


@bp.post("/<int:member_id>/anh")
@allow(Permission.RECORD)
def set_portrait(member_id: int) -> Response:
    """Store a photograph, replacing the one before."""
    person, form = the_member(member_id), PortraitForm()

    def write() -> None:
        with closing(form.file.data) as sent:
            actions.set_portrait(person, portrait_in(sent.read()), actor())

    done = carried_out(form, write, url_for(".show", member_id=member_id), "Đã lưu ảnh.")
    return done or person_page(member_id, form, status=422)


@bp.post("/<int:member_id>/anh/bo")
@allow(Permission.RECORD)
def remove_portrait(member_id: int) -> Response:
    """Delete the photograph."""
    person = the_member(member_id)
    back = url_for(".show", member_id=member_id)
    return pressed(lambda: actions.remove_portrait(person, actor()), back, "Đã xóa ảnh.")


@bp.get("/<int:member_id>")
@allow(Permission.READ_BOOKS)
def show(member_id: int) -> Response:
    """A person's record, periods, children, history and changes."""
    return person_page(member_id, PortraitForm(formdata=None))


def person_page(member_id: int, form: PortraitForm, status: int = 200) -> Response:
    """The page of a person; `form`: the upload of their photograph."""
    person, portrait = member_shown(unit().id, member_id) or abort(404)
    refuse_restricted(member_id)
    periods, children = queries.memberships_of(person.id), queries.children_of_member(person.id)
    memberships = [(one, queries.membership_facts(one)) for one in periods]
    live = [facts for one, facts in memberships if one.withdrawn_at is None]
    hardships = hardship_queries.hardships_of_member(person.id)
    hard = [hardship_queries.hardship_facts(one) for one in hardships if one.withdrawn_at is None]
    changes = changes_of(unit().id, f"members/{person.id}")
    hidden = frozenset() if unit().keeps_party else PARTY
    is_hardship_shown = Private.HARDSHIP not in hidden_groups()
    hard = hard if is_hardship_shown else []
    details = children_shown(queries.child_facts(one) for one in children)
    # The page says these only to who can act on them.
    ties = queries.ties_of(unit().id, person.id) if may(Permission.RECORD) else []
    erased = erasure_of(unit().id, person.id) if may(Permission.MANAGE_UNIT) else None
    note_private(f"members/{person.id}")
    return page(
        "desk/person/show.html",
        person=person,
        rows=stated_texts(queries.person_facts(person), ("full_name", "code", "sex", "birth")),
        portrait=portrait,
        initials=initials_of(person.full_name),
        form=form,
        periods=memberships,
        period_rows=lambda period: period_rows(membership_span_of(live, period)),
        state=rules.state_on(live, today()),
        hanging=partial(_hanging, live, ties),
        children=list(zip(children, details, strict=True)),
        hardships=hardships if is_hardship_shown else [],
        is_hardship_shown=is_hardship_shown,
        is_hard=is_hardship_shown and rules.in_hardship_on(live, hard, today()),
        story=story_of(unit().id, person.id, live, hard, today(), hidden_names(MembershipFacts)),
        consents=consents_of(unit().id, person.id),
        erased=erased,
        changes=change_lines(
            unit().id, changes, hidden=hidden, names=Names({person.id: person.full_name}, {})
        ),
        status=status,
    )


def _hanging(live: Sequence[MembershipFacts], ties: Sequence[Tie], period: MembershipFacts) -> str:
    """What would hang in the air without the period, as a sentence; "" for nothing."""
    others = [one for one in live if one is not period]
    named = hanging_text(hanging_on(period, others, ties))
    return f"{'Những ngày này' if others else 'Người này'} có {named}. " if named else ""
