"""Common parts of the pages of periods, children and hardship."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, flash, url_for
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.people.hardship.models import Hardship
from app.people.roster import queries
from app.people.roster.models import Child, Member, Membership
from app.web.clock import today
from app.web.forms.base import Form, ReasonForm
from app.web.guards import actor, unit
from app.web.pages import page, see_other
from app.web.saving import saving


def part_withdrawn(
    member_id: int, row: Membership | Child | Hardship, withdraw: Callable[..., None]
) -> Response:
    """Withdraw a row of a person for the reason sent; then redirect to the person's page."""
    form = ReasonForm()
    with saving() as saved:
        if not form.validate():
            raise Refused("Lý do dài quá 500 chữ; hãy viết gọn lại.")
        withdraw(row, actor(), today(), form.given_reason(), form.seen_version())
    if saved.refusal:
        flash(saved.refusal.sentence, "danger")
    else:
        flash("Đã rút khỏi sổ.", "success")
    return see_other(page_of_person(member_id))


def part_page(template: str, form: Form, person: Member) -> Response:
    """The page that adds a period, child or hardship."""
    status = 422 if form.is_submitted() else 200
    back = page_of_person(person.id)
    return page(template, form=form, row=None, person=person, back=back, conflict=(), status=status)


def page_of_person(member_id: int) -> str:
    """The address of a person's page."""
    return url_for("person.show", member_id=member_id)


def the_member(member_id: int) -> Member:
    """The person of this union, or 404."""
    return queries.member(unit().id, member_id) or abort(404)
