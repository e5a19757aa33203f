"""The screen that rates everybody for a year."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from app.core.periods import working_year_on
from app.life.awards.stages import queries as stages_queries
from app.life.awards.stages.pages import flash_many, many_undone
from app.life.ratings.actions import RATINGS
from app.life.ratings.yearly import queries as yearly_queries
from app.life.ratings.yearly.actions import record_ratings
from app.life.ratings.yearly.forms import RatingsForm, YearChoice
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import actor, allow, unit, working_year, year_sent
from app.web.pages import page, see_other
from app.web.saving import saving

bp = Blueprint("year", __name__, url_prefix="/ca-nam")


@bp.route("/", methods=["GET", "POST"])
@allow(Permission.RECORD)
def rate() -> Response:
    chosen = YearChoice(request.args)
    is_chosen = bool(request.args) and chosen.validate() and bool(chosen.year.data)
    year = chosen.year.data if is_chosen else working_year_on(today(), working_year()).label
    chosen.year.data = year
    rated = yearly_queries.rated_members(unit().id, year)
    everyone = stages_queries.people_of(unit().id, year, today())
    # People rated since the page was opened are named by the refusal, not silently left out.
    sent = [one for one in everyone if one[0] not in rated or f"{one[0]}-level" in request.form]
    people, form = [one for one in everyone if one[0] not in rated], RatingsForm().offer(sent)
    if form.validate_on_submit():
        with saving(form) as saved:
            made = record_ratings(unit().id, year, form.levels(), form.recognised_by.data or "", actor())
            saved.leads_to = url_for("ratings.index", year=year_sent(year))
        if saved.done:
            flash_many(f"Đã xếp loại {len(form.levels())} đoàn viên.", made, url_for(".undo"))
            return see_other(saved.leads_to)
    return page(
        "life/ratings/yearly/show.html",
        chosen=chosen,
        form=form,
        people=people,
        rated=len(rated),
        union_level=yearly_queries.union_level(unit().id, year),
        status=422 if form.is_submitted() else 200,
    )


@bp.post("/hoan-tac")
@allow(Permission.RECORD)
def undo() -> Response:
    return many_undone(RATINGS, url_for("ratings.index"))
