"""Screens of awards."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.core.periods import in_words
from app.core.vietnamese import capital_first
from app.core.years.working import working_year_on
from app.life.awards import actions, queries
from app.life.awards.facts import NEXT
from app.life.awards.forms import AwardFilter, AwardForm
from app.life.awards.list_sheets import AWARDS
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit, working_year
from app.web.incoming import number_in
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("awards", __name__, url_prefix="/khen-thuong")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = AwardFilter(request.args).offer(unit().id)
    form.validate()
    found = queries.page_of_awards(
        unit().id,
        rows_wanted(),
        words=form.q.data or "",
        stage=form.stage.data,
        section=form.chosen_section,
        year=form.year.period,
        sort=sort_name(queries.AWARD_ORDERS, "-day"),
    )
    return list_page("life/awards/index.html", form, found, AWARDS)


def _new_award() -> AwardForm:
    """A new award; `?tu=` the entry whose title and people go on to the next stage."""
    form = AwardForm().offer(unit().id)
    if request.method == "GET":
        earlier = number_in(request.args.get("tu"))
        this_year = working_year_on(today(), working_year()).label
        form.set_defaults(this_year, SCREENS.found(earlier)[1] if earlier else None)
    return form


SCREENS = RecordScreens(
    read=queries.award,
    form=AwardForm,
    new_form=_new_award,
    filled=lambda: AwardForm().offer(unit().id),
    record=actions.record_award,
    correct=actions.correct_award,
    withdraw=actions.withdraw_award,
    index="Khen thưởng",
    new="Ghi khen thưởng",
    edit="Sửa khen thưởng",
    subtitle=lambda _row, facts: capital_first(in_words(facts.period)),
    show_template="life/awards/show.html",
    edit_template="life/awards/edit.html",
    beside=lambda _row, facts: {"next_stage": NEXT.get(facts.stage)},
)
SCREENS.add_to(bp)
