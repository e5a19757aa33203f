"""The screen for the results of a year's plan."""

from __future__ import annotations

from flask import Blueprint, flash, url_for
from werkzeug.wrappers import Response

from app.core.errors import Stale
from app.core.periods import Period, in_words, next_like
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import actor, allow, may, unit
from app.web.pages import page, see_other
from app.web.saving import saving
from app.year.plan.outcomes.actions import score_plan
from app.year.plan.outcomes.forms import ScoreForm
from app.year.plan.outcomes.queries import seen_of, tasks_of

#: Registered under the blueprint of the plan.
bp = Blueprint("scores", __name__)


@bp.get("/<period:year>/cham")
@allow(Permission.READ_BOOKS)
def show(year: Period) -> Response:
    return _shown(year, ScoreForm().offer(tasks_of(unit().id, year)))


@bp.post("/<period:year>/cham")
@allow(Permission.RECORD)
def save(year: Period) -> Response:
    form = ScoreForm().offer(tasks_of(unit().id, year))
    is_stale = False
    if form.validate():
        with saving(form) as saved:
            judged = form.judged()
            carried = score_plan(unit().id, year, judged, actor(), today(), form.seen.data or "")
            saved.leads_to = url_for(".show", year=year)
        if saved.done:
            flash(_saved_text(len(judged), carried, next_like(year)), "success")
            return see_other(saved.leads_to)
        if is_stale := isinstance(saved.refusal, Stale):
            # When sent again, the officer's values are saved.
            form.seen.data = seen_of(tasks_of(unit().id, year))
    return _shown(year, form, is_stale=is_stale, status=422)


def _shown(year: Period, form: ScoreForm, *, is_stale: bool = False, status: int = 200) -> Response:
    tasks = tasks_of(unit().id, year)
    can_score = may(Permission.RECORD)
    return page(
        "year/plan/outcomes/edit.html",
        year=year,
        after=next_like(year),
        in_words=in_words,
        form=form,
        tasks=tasks,
        can_score=can_score,
        stale=is_stale,
        status=status,
    )


def _saved_text(judged: int, carried: int, after: Period | None) -> str:
    more = f" {carried} nhiệm vụ chuyển sang phương hướng {in_words(after)}." if carried and after else ""
    return f"Đã lưu kết quả của {judged} nhiệm vụ.{more}"
