"""Screens of bulk changes: choose people, fill in the change, review it, carry it out, undo it."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.core.vietnamese import join_words
from app.office.accounts.rules import Permission
from app.office.trail import queries as trail_queries
from app.people.bulk import actions, queries
from app.people.bulk.facts import LABELS, BulkFacts, Planned
from app.people.bulk.forms import BulkForm
from app.people.bulk.models import BulkChange
from app.people.bulk.rules import differences
from app.people.roster.facts import MembershipFacts
from app.people.roster.lists import queries as list_queries
from app.people.roster.lists.forms import roster_filter
from app.people.salaries.declared import DECLARED
from app.people.salaries.rules import PlannedSalary
from app.web.clock import now, today
from app.web.guards import actor, allow, hidden_names, note_private, unit
from app.web.incoming import number_in
from app.web.pages import flash_undo, page, see_other
from app.web.saving import saving

bp = Blueprint("bulk", __name__, url_prefix="/doan-vien")


@bp.get("/doi-nhieu")
@allow(Permission.RECORD)
def create() -> Response:
    """The form, for the people ticked in the list or all that the filter finds."""
    chosen = _chosen()
    form = BulkForm(people=",".join(map(str, sorted(chosen)))).offer(unit())
    return _form_page(form, chosen)


@bp.post("/doi-nhieu")
@allow(Permission.RECORD)
def preview() -> Response:
    """The summary of old and new values. Nothing is written."""
    form = BulkForm().offer(unit())
    if not form.validate_on_submit():
        return _form_page(form, form.member_ids(), status=422)
    return _summary(form, _plan(form, form.facts()))


@bp.post("/doi-nhieu/ghi")
@allow(Permission.RECORD)
def write() -> Response:
    """Carry out the change that the summary showed."""
    form = BulkForm().offer(unit())
    if not form.validate_on_submit():
        return _form_page(form, form.member_ids(), status=422)
    facts, seen = form.facts(), form.seen()
    planned = [replace(one, version=seen.get(one.membership_id, 0)) for one in _plan(form, facts)]
    with saving(form) as saved:
        done = actions.change_many(
            unit().id, planned, facts, actor(), today(), at=now(), agreed=bool(form.agreed.data)
        )
        saved.leads_to = url_for("members.index")
    if not saved.done:
        return _summary(form, _plan(form, facts), status=422)
    changed = sum(one.is_change for one in planned)
    flash_undo(f"Đã đổi {changed} người.", url_for(".undo", change_id=done.id))
    return see_other(saved.leads_to)


@bp.get("/doi-nhieu/da-doi")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The newest bulk changes."""
    return page("people/bulk/index.html", changes=queries.bulk_changes(unit().id))


@bp.get("/doi-nhieu/da-doi/<int:change_id>")
@allow(Permission.READ_BOOKS)
def show(change_id: int) -> Response:
    """One bulk change, with the button to undo it."""
    return page("people/bulk/show.html", change=_change(change_id))


@bp.post("/doi-nhieu/da-doi/<int:change_id>/hoan-tac")
@allow(Permission.RECORD)
def undo(change_id: int) -> Response:
    """Undo a bulk change."""
    change = _change(change_id)
    with saving() as saved:
        people, left = actions.undo(change, actor(), today(), at=now())
    if saved.refusal:
        flash(saved.refusal.sentence, "danger")
    else:
        kept = f" Giữ nguyên vì đã có người sửa tiếp: {join_words(left)}." if left else ""
        flash(f"Đã hoàn tác {people} người.{kept}", "warning" if left else "success")
    return see_other(url_for(".show", change_id=change_id))


def _chosen() -> set[int]:
    if not request.args.get("all"):
        return {number for one in request.args.getlist("id") if (number := number_in(one))}
    form = roster_filter(trail_queries.head_of(unit().id))
    found = list_queries.all_members(unit().id, form.as_of.data or today(), form.wanted())
    return {one.id for one in found}


def _form_page(form: BulkForm, chosen: set[int], status: int = 200) -> Response:
    people = queries.people_chosen(unit().id, chosen, today())
    if len(people) != len(chosen):
        abort(404)
    return page(
        "people/bulk/create.html",
        form=form,
        names=[one.full_name for one, _ in people],
        fields=list(LABELS),
        first_open_day=DECLARED.first_open_day(unit().id, today()),
        groups=list_queries.groups_of(unit().id),
        status=status,
    )


def _plan(form: BulkForm, facts: BulkFacts) -> list[Planned]:
    return queries.plan(unit().id, form.member_ids(), facts, today())


def _summary(form: BulkForm, planned: list[Planned], status: int = 200) -> Response:
    changing = [one for one in planned if one.is_change]
    hidden = hidden_names(MembershipFacts)
    note_private()
    effect = _effect(form, changing)
    form.versions.data = ",".join(f"{one.membership_id}:{one.version}" for one in changing)
    return page(
        "people/bulk/summary.html",
        form=form,
        changing=[(one, differences(one.old, one.new, hidden)) for one in changing],
        refused=[one for one in planned if one.refusal],
        same=[one for one in planned if not one.refusal and not one.is_change],
        starts_on=form.starts_on.data,
        effect=effect,
        status=status,
    )


def _effect(form: BulkForm, changing: list[Planned]) -> str:
    """What other salaries would do to dues paid or closed, before anything is written; "" for nothing."""
    planned = [
        PlannedSalary(one.member_id, one.old, one.new.dues_salary, form.starts_on.data)
        for one in changing
        if one.old.dues_salary != one.new.dues_salary
    ]
    return DECLARED.effect(unit().id, planned, today()) if planned else ""


def _change(change_id: int) -> BulkChange:
    return queries.bulk_change(unit().id, change_id) or abort(404)
