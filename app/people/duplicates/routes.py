"""Screens of people who may be on the roster twice: the pairs, and merging two records."""

from __future__ import annotations

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from app.core.fields import label_of
from app.core.signals import merge_previewed
from app.listing import Page
from app.log.records.descriptions import stated_texts
from app.office.accounts.rules import Permission
from app.people.children.pages import children_shown
from app.people.children.queries import children_recorded_twice
from app.people.duplicates import actions, queries
from app.people.duplicates.list_sheets import PAIRS
from app.people.roster import queries as roster_queries
from app.people.roster.facts import ChildFacts, MembershipFacts, PersonFacts
from app.people.roster.models import Member
from app.web.clock import today
from app.web.files.downloads import format_wanted
from app.web.forms.base import ReasonForm
from app.web.forms.filters import FilterForm
from app.web.forms.sent import carried_out
from app.web.guards import actor, allow, unit
from app.web.incoming import number_in
from app.web.lists.page import list_file
from app.web.pages import page

bp = Blueprint("duplicates", __name__, url_prefix="/doan-vien")


class MergeForm(ReasonForm):
    """The reason of a merge, and the versions of both records that were shown."""

    other_version = HiddenField()


@bp.get("/trung")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """Pairs of records that may be of one person."""
    found = queries.pairs(unit().id)
    if format_wanted({"xlsx"}):
        return list_file(FilterForm(), found, PAIRS)
    all_pairs = Page(found, 1, len(found))
    twice = children_recorded_twice(unit().id)
    names = roster_queries.names_of(unit().id, {facts.member_id for some in twice for _, facts in some})
    return page(
        "people/duplicates/index.html",
        page=all_pairs,
        most=queries.MOST_PAIRS,
        children=twice,
        names=names,
    )


@bp.get("/<int:member_id>/gop/<int:other_id>")
@allow(Permission.RECORD)
def merge(member_id: int, other_id: int) -> Response:
    """Both records side by side, before the merge."""
    kept, gone = _two(member_id, other_id)
    form = MergeForm(version=str(kept.version), other_version=str(gone.version))
    return _shown(form, kept, gone)


@bp.post("/<int:member_id>/gop/<int:other_id>")
@allow(Permission.RECORD)
def write_merge(member_id: int, other_id: int) -> Response:
    """Merge two records."""
    (kept, gone), form = _two(member_id, other_id), MergeForm()
    seen = (form.seen_version(), number_in(form.other_version.data) or 0)
    done = carried_out(
        form,
        lambda: actions.merge(kept, gone, actor(), today(), form.given_reason(), versions=seen),
        url_for("person.show", member_id=member_id),
        "Đã gộp hai hồ sơ làm một.",
    )
    if done:
        return done
    kept, gone = _two(member_id, other_id)
    form.version.data, form.other_version.data = str(kept.version), str(gone.version)
    return _shown(form, kept, gone, status=422)


def _shown(form: MergeForm, kept: Member, gone: Member, status: int = 200) -> Response:
    answers = merge_previewed.send(kept.unit_id, kept_id=kept.id, gone_id=gone.id)
    besides = [sentence for _, sentences in answers for sentence in sentences]
    return page(
        "people/duplicates/merge.html",
        form=form,
        kept=kept,
        gone=gone,
        both=[_record_of(kept), _record_of(gone)],
        besides=besides,
        status=status,
    )


def _record_of(person: Member) -> tuple[list[tuple[str, str]], list[MembershipFacts], list[ChildFacts]]:
    """The facts of a person, of their live periods and children."""
    children = [row for row in roster_queries.children_of_member(person.id) if not row.withdrawn_at]
    return (
        _rows(roster_queries.person_facts(person)),
        roster_queries.live_periods_of(person.id),
        children_shown(roster_queries.child_facts(row) for row in children),
    )


def _rows(facts: PersonFacts) -> list[tuple[str, str]]:
    rows = stated_texts(facts, ("full_name", "code", "sex", "birth"))
    return rows if str(facts.birth) else [*rows, (label_of(PersonFacts, "birth"), "chưa ghi")]


def _two(member_id: int, other_id: int) -> tuple[Member, Member]:
    kept, gone = roster_queries.member(unit().id, member_id), roster_queries.member(unit().id, other_id)
    if kept is None or gone is None or kept is gone:
        abort(404)
    return kept, gone
