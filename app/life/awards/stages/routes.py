"""The screen that brings many people to a stage of a title."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from app.core.periods import period_of
from app.core.vietnamese import fold
from app.core.years.working import working_year_on
from app.life.awards.actions import AWARDS
from app.life.awards.facts import NEXT
from app.life.awards.stages import queries
from app.life.awards.stages.actions import record_stage
from app.life.awards.stages.forms import BEFORE, StageChoice, StageForm
from app.life.awards.stages.pages import flash_many, many_undone
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import actor, allow, unit, working_year, year_sent
from app.web.pages import page, see_other
from app.web.saving import saving

bp = Blueprint("stages", __name__, url_prefix="/theo-buoc")


@bp.route("/", methods=["GET", "POST"])
@allow(Permission.RECORD)
def record() -> Response:
    chosen = StageChoice(request.args).offer(unit().id)
    is_chosen = bool(request.args.keys() - {"year"}) and chosen.validate()
    chosen.year.data = chosen.year.data or working_year_on(today(), working_year()).label
    before = period_of(chosen.year.data).start - timedelta(days=1)
    form = StageForm()
    counts = _offer(form, chosen) if is_chosen else {}
    if is_chosen and form.validate_on_submit():
        with saving(form) as saved:
            values = (form.common(chosen), form.member_ids.data or [], actor(), form.collective_names())
            made = record_stage(unit().id, *values)
            saved.leads_to = url_for(
                "awards.index", year=year_sent(chosen.year.data), stage=chosen.stage.data
            )
        if saved.done:
            flash_many(f"Đã ghi {len(made)} mục.", made, url_for(".undo"))
            return see_other(saved.leads_to)
    return page(
        "life/awards/stages/show.html",
        chosen=chosen,
        form=form if is_chosen else None,
        counts=counts,
        progress=queries.progress_of(unit().id, chosen.year.data) if not is_chosen else (),
        titles=queries.titles_used(unit().id),
        bodies=queries.bodies_used(unit().id),
        next_stage=NEXT,
        earlier=working_year_on(before, working_year()).label,
        status=422 if form.is_submitted() else 200,
    )


def _offer(form: StageForm, chosen: StageChoice) -> dict[str, int]:
    """Offer people not at the stage yet, with those of the stage before ticked; returns counts by stage."""
    year, stage = chosen.year.data, chosen.stage.data
    at_stage = queries.stages_of(unit().id, year, chosen.title.data or "")
    groups = queries.collectives_of(unit().id, year, chosen.title.data or "")
    before = at_stage[BEFORE[stage]] - at_stage[stage] if stage in BEFORE else frozenset[int]()
    section = chosen.chosen_section
    people = queries.people_of(unit().id, year, today(), before, section)
    # People who reached the stage since the page was opened are named by the refusal, not silently left out.
    sent = set(form.member_ids.data or ())
    offered = [one for one in people if one[0] not in at_stage[stage] or one[0] in sent]
    # Ticked people come first: in a long list only some are visible.
    form.member_ids.choices = sorted(offered, key=lambda one: one[0] not in before)
    if not form.is_submitted():
        form.member_ids.data = list(before)
        borne = queries.sections_borne(unit().id, year, chosen.title.data or "") if section else {}
        waiting = groups[BEFORE[stage]] if stage in BEFORE else {}
        if section:
            waiting = {
                key: name for key, name in waiting.items() if fold(borne.get(key, "")) == fold(section)
            }
        form.collectives.data = "\n".join(name for key, name in waiting.items() if key not in groups[stage])
    return {at.label: len(who) + len(groups[at]) for at, who in at_stage.items()}


@bp.post("/hoan-tac")
@allow(Permission.RECORD)
def undo() -> Response:
    return many_undone(AWARDS, url_for("awards.index"))
