"""Screens of times of hardship."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, flash
from werkzeug.wrappers import Response

from app.log.records.pages import corrected
from app.office.accounts.rules import Permission
from app.people.hardship import actions, queries
from app.people.hardship.forms import HardshipForm
from app.people.hardship.models import Hardship
from app.people.roster.facts import HardshipFacts
from app.people.roster.pages import page_of_person, part_page, part_withdrawn, the_member
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.pages import see_other
from app.web.saving import saving

bp = Blueprint("hardship", __name__, url_prefix="/doan-vien")


@bp.route("/<int:member_id>/kho-khan/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create(member_id: int) -> Response:
    """A time of hardship."""
    person, form = the_member(member_id), HardshipForm().of_member(member_id)
    if form.validate_on_submit():
        with saving(form) as saved:
            actions.add_hardship(unit().id, form.facts(), actor(), today())
            saved.leads_to = page_of_person(member_id)
        if saved.done:
            flash("Đã ghi thời gian khó khăn.", "success")
            return see_other(page_of_person(member_id))
    return part_page("people/hardship/edit.html", form, person)


@bp.route("/<int:member_id>/kho-khan/<int:hardship_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(member_id: int, hardship_id: int) -> Response:
    """End or correct a time of hardship."""
    person, read = the_member(member_id), partial(_hardship, member_id, hardship_id)
    form, done = HardshipForm().of_member(member_id), page_of_person(member_id)
    correct = actions.correct_hardship
    return corrected("people/hardship/edit.html", read, form, correct, done=done, person=person)


@bp.post("/<int:member_id>/kho-khan/<int:hardship_id>/rut")
@allow(Permission.RECORD)
def withdraw(member_id: int, hardship_id: int) -> Response:
    """Withdraw a time of hardship that was recorded by mistake."""
    return part_withdrawn(member_id, _hardship(member_id, hardship_id)[0], actions.withdraw_hardship)


def _hardship(member_id: int, hardship_id: int) -> tuple[Hardship, HardshipFacts]:
    found = queries.hardship(unit().id, member_id, hardship_id) or abort(404)
    return found, queries.hardship_facts(found)
