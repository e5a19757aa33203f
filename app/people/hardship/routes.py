"""Screens of times of hardship."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from app.office.accounts.rules import Permission
from app.people.hardship import actions, queries
from app.people.hardship.models import Hardship
from app.people.roster.facts import HardshipFacts
from app.people.roster.pages import part_added, part_corrected, part_withdrawn, the_member
from app.web.forms.base import EntryForm
from app.web.guards import allow, hidden_names, unit


class HardshipForm(EntryForm):
    """A time of hardship."""

    of = HardshipFacts
    unasked = ("member_id",)
    # The field `reason` holds the reason of a correction.
    boxes = {"reason": "circumstances"}
    # Nobody else's business.
    keeps_draft = False
    layout = (("starts_on", "ends_on"), "circumstances")


bp = Blueprint("hardship", __name__, url_prefix="/doan-vien")


@bp.route("/<int:member_id>/kho-khan/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create(member_id: int) -> Response:
    """A time of hardship."""
    person, form = the_member(member_id), HardshipForm().give(member_id=member_id)
    add = partial(actions.add_hardship, unit().id)
    return part_added(form, person, add, title="Thêm thời gian khó khăn", done="Đã ghi thời gian khó khăn.")


@bp.route("/<int:member_id>/kho-khan/<int:hardship_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(member_id: int, hardship_id: int) -> Response:
    """End or correct a time of hardship: only for who may see it."""
    _refuse_unseeing()
    person, read = the_member(member_id), partial(_hardship, member_id, hardship_id)
    title, subtitle = "Sửa thời gian khó khăn", "Khi hết khó khăn: ghi ngày cuối ở «Đến ngày»."
    correct = actions.correct_hardship
    return part_corrected(read, HardshipForm(), person, correct, title=title, subtitle=subtitle)


@bp.post("/<int:member_id>/kho-khan/<int:hardship_id>/rut")
@allow(Permission.RECORD)
def withdraw(member_id: int, hardship_id: int) -> Response:
    """Withdraw a time of hardship that was recorded by mistake."""
    _refuse_unseeing()
    return part_withdrawn(member_id, _hardship(member_id, hardship_id)[0], actions.withdraw_hardship)


def _refuse_unseeing() -> None:
    if hidden_names(HardshipFacts):
        abort(403)


def _hardship(member_id: int, hardship_id: int) -> tuple[Hardship, HardshipFacts]:
    found = queries.hardship(unit().id, member_id, hardship_id) or abort(404)
    return found, queries.hardship_facts(found)
