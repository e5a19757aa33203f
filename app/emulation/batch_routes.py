"""Screens of titles and ratings for many people at once, hung into those of awards and ratings."""

from __future__ import annotations

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from app.accounts.rules import Permission
from app.emulation import batch_queries
from app.emulation.batch_actions import record_ratings, record_stage
from app.emulation.batch_forms import BEFORE, RatingsForm, StageChoice, StageForm, YearChoice
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.pages import page, see_other
from app.web.saving import saving

awards = Blueprint("stages", __name__, url_prefix="/theo-buoc")
ratings = Blueprint("year", __name__, url_prefix="/ca-nam")


@awards.route("/", methods=["GET", "POST"])
@allow(Permission.RECORD)
def record() -> Response:
    chosen = StageChoice(request.args)
    is_chosen = bool(request.args) and chosen.validate()
    chosen.year.data = chosen.year.data or today().year
    form = StageForm()
    stands = _offer(form, chosen) if is_chosen else {}
    if is_chosen and form.validate_on_submit():
        with saving(form) as saved:
            made = record_stage(unit().id, form.common(chosen), form.member_ids.data or [], actor())
            saved.leads_to = url_for("awards.index", year=chosen.year.data, stage=chosen.stage.data)
        if saved.done:
            flash(f"Đã ghi {len(made)} mục.", "success")
            return see_other(saved.leads_to)
    return page(
        "awards/stages.html",
        chosen=chosen,
        form=form if is_chosen else None,
        stands=stands,
        titles=batch_queries.titles_used(unit().id),
        status=422 if form.is_submitted() else 200,
    )


def _offer(form: StageForm, chosen: StageChoice) -> dict[str, int]:
    """Offer who is not at the stage yet, those of the stage before ticked; how many stand at each stage."""
    year, stage = chosen.year.data or 0, chosen.stage.data
    stands = batch_queries.stages_of(unit().id, year, chosen.title.data or "")
    before = stands[BEFORE[stage]] - stands[stage] if stage in BEFORE else frozenset[int]()
    people = batch_queries.people_of(unit().id, year, today(), before)
    form.member_ids.choices = [one for one in people if one[0] not in stands[stage]]
    if not form.is_submitted():
        form.member_ids.data = list(before)
    return {at.label: len(who) for at, who in stands.items()}


@ratings.route("/", methods=["GET", "POST"])
@allow(Permission.RECORD)
def rate() -> Response:
    chosen = YearChoice(request.args)
    year = chosen.year.data if request.args and chosen.validate() and chosen.year.data else today().year
    chosen.year.data = year
    rated = batch_queries.rated_members(unit().id, year)
    people = [one for one in batch_queries.people_of(unit().id, year, today()) if one[0] not in rated]
    form = RatingsForm().offer(people)
    if form.validate_on_submit():
        with saving(form) as saved:
            record_ratings(unit().id, year, form.levels(), form.recognised_by.data or "", actor())
            saved.leads_to = url_for("ratings.index", year=year)
        if saved.done:
            flash(f"Đã xếp loại {len(form.levels())} đoàn viên.", "success")
            return see_other(saved.leads_to)
    return page(
        "ratings/year.html",
        chosen=chosen,
        form=form,
        people=people,
        rated=len(rated),
        union_level=batch_queries.union_level(unit().id, year),
        status=422 if form.is_submitted() else 200,
    )
