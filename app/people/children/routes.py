"""Screens of what belongs to a person: periods, children, the account to see their own record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import abort, flash, url_for
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.log.records.pages import corrected
from app.office.accounts import actions as accounts
from app.office.accounts.rules import Permission, Role
from app.people.children import actions as child_actions
from app.people.hardship import actions as hardship_actions
from app.people.hardship import queries as hardship_queries
from app.people.hardship.models import Hardship
from app.people.roster import actions, queries
from app.people.roster.facts import ChildFacts, HardshipFacts, MembershipFacts
from app.people.roster.forms import ChildForm, HardshipForm, MembershipForm
from app.people.roster.models import Child, Member, Membership
from app.people.roster.routes import bp
from app.web.clock import today
from app.web.forms.accounts import AccountBoxes
from app.web.forms.base import ReasonForm
from app.web.guards import actor, allow, may, unit
from app.web.pages import page, see_other
from app.web.saving import saving

#: The blueprint with these views on it.
__all__ = ["bp"]


@bp.route("/<int:member_id>/thoi-gian/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def add_period(member_id: int) -> Response:
    """Another period in the union."""
    person, form = _member(member_id), MembershipForm().offer(unit())
    if form.validate_on_submit():
        with saving(form) as saved:
            actions.add_membership(person, form.facts(), actor(), today())
            saved.leads_to = _page_of(member_id)
        if saved.done:
            flash("Đã thêm thời gian.", "success")
            return see_other(_page_of(member_id))
    return _blank("people/roster/period.html", form, person)


@bp.route("/<int:member_id>/thoi-gian/<int:period_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit_period(member_id: int, period_id: int) -> Response:
    """Correct a period."""
    person, read = _member(member_id), partial(_period, member_id, period_id)
    form = MembershipForm().offer(unit(), read()[1])
    done = _page_of(member_id)
    return corrected(
        "people/roster/period.html", read, form, actions.correct_membership, done=done, person=person
    )


@bp.post("/<int:member_id>/thoi-gian/<int:period_id>/rut")
@allow(Permission.RECORD)
def withdraw_period(member_id: int, period_id: int) -> Response:
    """Withdraw a period that was recorded by mistake."""
    return _withdrawn(member_id, _period(member_id, period_id)[0], actions.withdraw_membership)


@bp.route("/<int:member_id>/con/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def add_child(member_id: int) -> Response:
    """A member's child."""
    person, form = _member(member_id), ChildForm().of_member(member_id)
    if form.validate_on_submit():
        with saving(form) as saved:
            child_actions.add_child_once(
                unit().id, form.facts(), actor(), today(), again=bool(form.again.data)
            )
            saved.leads_to = _page_of(member_id)
        if saved.done:
            flash("Đã thêm con đoàn viên.", "success")
            return see_other(_page_of(member_id))
    return _blank("people/children/edit.html", form, person)


@bp.route("/<int:member_id>/con/<int:child_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit_child(member_id: int, child_id: int) -> Response:
    """Correct what is said of a child."""
    person, read = _member(member_id), partial(_child, member_id, child_id)
    form = ChildForm().of_member(member_id)
    done = _page_of(member_id)
    return corrected(
        "people/children/edit.html", read, form, child_actions.correct_child, done=done, person=person
    )


@bp.post("/<int:member_id>/con/<int:child_id>/rut")
@allow(Permission.RECORD)
def withdraw_child(member_id: int, child_id: int) -> Response:
    """Withdraw a child that was recorded by mistake."""
    return _withdrawn(member_id, _child(member_id, child_id)[0], child_actions.withdraw_child)


@bp.route("/<int:member_id>/tai-khoan", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def open_account(member_id: int) -> Response:
    """An account with which the person sees their own record and nothing else."""
    if not may(Permission.READ_BOOKS):
        abort(403)
    person, form = _member(member_id), AccountBoxes()
    if form.validate_on_submit():
        with saving(form) as saved:
            user = accounts.add_user(
                form.username.data,
                form.display_name.data,
                form.password.data or "",
                actor(),
                is_temporary=True,
            )
            accounts.grant(user, unit(), Role.MEMBER, actor(), member_id=person.id)
        if saved.done:
            flash("Đã mở tài khoản cho đoàn viên.", "success")
            return see_other(_page_of(member_id))
    elif not form.is_submitted():
        form.display_name.data = person.full_name
    return _blank("people/roster/account.html", form, person)


@bp.route("/<int:member_id>/kho-khan/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def add_hardship(member_id: int) -> Response:
    """A time of hardship."""
    person, form = _member(member_id), HardshipForm().of_member(member_id)
    if form.validate_on_submit():
        with saving(form) as saved:
            hardship_actions.add_hardship(unit().id, form.facts(), actor(), today())
            saved.leads_to = _page_of(member_id)
        if saved.done:
            flash("Đã ghi thời gian khó khăn.", "success")
            return see_other(_page_of(member_id))
    return _blank("people/hardship/edit.html", form, person)


@bp.route("/<int:member_id>/kho-khan/<int:hardship_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit_hardship(member_id: int, hardship_id: int) -> Response:
    """Close a time of hardship by its last day, or correct it."""
    person, read = _member(member_id), partial(_hardship, member_id, hardship_id)
    form, done = HardshipForm().of_member(member_id), _page_of(member_id)
    correct = hardship_actions.correct_hardship
    return corrected("people/hardship/edit.html", read, form, correct, done=done, person=person)


@bp.post("/<int:member_id>/kho-khan/<int:hardship_id>/rut")
@allow(Permission.RECORD)
def withdraw_hardship(member_id: int, hardship_id: int) -> Response:
    """Withdraw a time of hardship that was recorded by mistake."""
    return _withdrawn(member_id, _hardship(member_id, hardship_id)[0], hardship_actions.withdraw_hardship)


def _withdrawn(member_id: int, row: Membership | Child | Hardship, withdraw: Callable[..., None]) -> Response:
    form = ReasonForm()
    with saving() as saved:
        if not form.validate():
            raise Refused("Lý do dài quá 500 chữ; hãy viết gọn lại.")
        withdraw(row, actor(), today(), form.given_reason(), form.seen_version())
    if saved.refusal:
        flash(saved.refusal.sentence, "danger")
    else:
        flash("Đã rút khỏi sổ.", "success")
    return see_other(_page_of(member_id))


def _blank(
    template: str, form: MembershipForm | ChildForm | HardshipForm | AccountBoxes, person: Member
) -> Response:
    status = 422 if form.is_submitted() else 200
    back = _page_of(person.id)
    return page(template, form=form, row=None, person=person, back=back, conflict=(), status=status)


def _page_of(member_id: int) -> str:
    return url_for(".show", member_id=member_id)


def _member(member_id: int) -> Member:
    return queries.member(unit().id, member_id) or abort(404)


def _period(member_id: int, period_id: int) -> tuple[Membership, MembershipFacts]:
    found = queries.membership(unit().id, member_id, period_id) or abort(404)
    return found, queries.membership_facts(found)


def _child(member_id: int, child_id: int) -> tuple[Child, ChildFacts]:
    found = queries.child(unit().id, member_id, child_id) or abort(404)
    return found, queries.child_facts(found)


def _hardship(member_id: int, hardship_id: int) -> tuple[Hardship, HardshipFacts]:
    found = hardship_queries.hardship(unit().id, member_id, hardship_id) or abort(404)
    return found, hardship_queries.hardship_facts(found)
