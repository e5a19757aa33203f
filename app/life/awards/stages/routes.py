"""Screens of titles and ratings for many people at once, hung into those of awards and ratings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.books.entries.actions import EntryKind
from app.life.awards.actions import AWARDS, RATINGS
from app.life.awards.facts import NEXT
from app.life.awards.stages import queries as batch_queries
from app.life.awards.stages.actions import record_ratings, record_stage, undo_all
from app.life.awards.stages.forms import BEFORE, RatingsForm, StageChoice, StageForm, YearChoice
from app.log.activities.models import Activity
from app.log.records.undo import UNDONE
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.pages import flash_undo, page, see_other
from app.web.saving import saving

#: Letters of the ids that a message with «Hoàn tác» may carry: it travels in the session's cookie.
MOST_IDS = 1500

awards = Blueprint("stages", __name__, url_prefix="/theo-buoc")
ratings = Blueprint("year", __name__, url_prefix="/ca-nam")


@awards.route("/", methods=["GET", "POST"])
@allow(Permission.RECORD)
def record() -> Response:
    chosen = StageChoice(request.args)
    is_chosen = bool(request.args.keys() - {"year"}) and chosen.validate()
    chosen.year.data = chosen.year.data or today().year
    form = StageForm()
    stands = _offer(form, chosen) if is_chosen else {}
    if is_chosen and form.validate_on_submit():
        with saving(form) as saved:
            said = (form.common(chosen), form.member_ids.data or [], actor(), form.collective_names())
            made = record_stage(unit().id, *said)
            saved.leads_to = url_for("awards.index", year=chosen.year.data, stage=chosen.stage.data)
        if saved.done:
            _flash_recorded(f"Đã ghi {len(made)} mục.", made, url_for(".undo"))
            return see_other(saved.leads_to)
    return page(
        "life/awards/stages/show.html",
        chosen=chosen,
        form=form if is_chosen else None,
        stands=stands,
        progress=batch_queries.progress_of(unit().id, chosen.year.data) if not is_chosen else (),
        titles=batch_queries.titles_used(unit().id),
        bodies=batch_queries.bodies_used(unit().id),
        next_stage=NEXT,
        status=422 if form.is_submitted() else 200,
    )


def _offer(form: StageForm, chosen: StageChoice) -> dict[str, int]:
    """Offer who is not at the stage yet, those of the stage before ticked; how many stand at each stage."""
    year, stage = chosen.year.data or 0, chosen.stage.data
    stands = batch_queries.stages_of(unit().id, year, chosen.title.data or "")
    groups = batch_queries.collectives_of(unit().id, year, chosen.title.data or "")
    before = stands[BEFORE[stage]] - stands[stage] if stage in BEFORE else frozenset[int]()
    people = batch_queries.people_of(unit().id, year, today(), before)
    # Who reached the stage since the page was opened is named by the refusal, not left out in silence.
    sent = set(form.member_ids.data or ())
    offered = [one for one in people if one[0] not in stands[stage] or one[0] in sent]
    # Those who are ticked stand first: of many people only some are in sight.
    form.member_ids.choices = sorted(offered, key=lambda one: one[0] not in before)
    if not form.is_submitted():
        form.member_ids.data = list(before)
        waiting = groups[BEFORE[stage]] if stage in BEFORE else {}
        form.collectives.data = "\n".join(name for key, name in waiting.items() if key not in groups[stage])
    return {at.label: len(who) + len(groups[at]) for at, who in stands.items()}


@ratings.route("/", methods=["GET", "POST"])
@allow(Permission.RECORD)
def rate() -> Response:
    chosen = YearChoice(request.args)
    year = chosen.year.data if request.args and chosen.validate() and chosen.year.data else today().year
    chosen.year.data = year
    rated = batch_queries.rated_members(unit().id, year)
    everyone = batch_queries.people_of(unit().id, year, today())
    # Who was rated since the page was opened is named by the refusal, not left out in silence.
    sent = [one for one in everyone if one[0] not in rated or f"{one[0]}-level" in request.form]
    people, form = [one for one in everyone if one[0] not in rated], RatingsForm().offer(sent)
    if form.validate_on_submit():
        with saving(form) as saved:
            made = record_ratings(unit().id, year, form.levels(), form.recognised_by.data or "", actor())
            saved.leads_to = url_for("ratings.index", year=year)
        if saved.done:
            _flash_recorded(f"Đã xếp loại {len(form.levels())} đoàn viên.", made, url_for(".undo"))
            return see_other(saved.leads_to)
    return page(
        "life/ratings/yearly/show.html",
        chosen=chosen,
        form=form,
        people=people,
        rated=len(rated),
        union_level=batch_queries.union_level(unit().id, year),
        status=422 if form.is_submitted() else 200,
    )


@awards.post("/hoan-tac", endpoint="undo")
@allow(Permission.RECORD)
def undo_stage() -> Response:
    return _undone(AWARDS, url_for("awards.index"))


@ratings.post("/hoan-tac", endpoint="undo")
@allow(Permission.RECORD)
def undo_ratings() -> Response:
    return _undone(RATINGS, url_for("ratings.index"))


def _flash_recorded(sentence: str, made: Sequence[Activity], url: str) -> None:
    """Say what was recorded, with «Hoàn tác» where the message has room for the entries."""
    ids = ",".join(str(one.id) for one in made)
    if len(ids) > MOST_IDS:
        flash(sentence, "success")
    else:
        flash_undo(sentence, url, ids=ids)


def _undone(kind: EntryKind[Any], back: str) -> Response:
    """Withdraw the entries that the message named; 400 for what is no list of them."""
    sent = request.form.get("ids", "").split(",")
    if not all(one.isascii() and one.isdigit() and len(one) < 10 for one in sent):
        abort(400)
    with saving() as saved:
        count = undo_all(unit().id, kind, [int(one) for one in sent], actor(), today(), UNDONE)
    if saved.done:
        flash(f"Đã hoàn tác: {count} mục vừa ghi đã rút khỏi sổ.", "success")
    elif saved.refusal:
        flash(saved.refusal.sentence, "danger")
    return see_other(back)
