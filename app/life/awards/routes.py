"""Screens of awards."""

from __future__ import annotations

from flask import Blueprint, request

from app.core.dates import format_date
from app.core.periods import in_words
from app.core.vietnamese import capital_first
from app.core.years.working import working_year_on
from app.life.awards import actions, queries
from app.life.awards.facts import NEXT, AwardFacts
from app.life.awards.forms import AwardFilter, AwardForm
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.papers.lists import ListColumn, Listing
from app.web.clock import today
from app.web.guards import unit, working_year
from app.web.incoming import number_in


def _time(facts: AwardFacts) -> str:
    return format_date(facts.granted_on) if facts.granted_on else in_words(facts.period)


AWARDS: Listing[tuple[Activity, AwardFacts]] = Listing(
    "Danh sách khen thưởng",
    "khen-thuong",
    "mục",
    (
        fact(AwardFacts, "year", width=0.6, on="file"),
        fact(AwardFacts, "name", label="Tên", width=2, cut=120, style="short"),
        fact(AwardFacts, "subject", width=0.9, on="file"),
        fact(AwardFacts, "title", width=2, sort="title"),
        fact(AwardFacts, "stage", width=0.9, sort="stage", style="text-nowrap", drawn=True),
        fact(AwardFacts, "granted_on", on="file"),
        ListColumn("time", "Thời gian", lambda found: _time(found[1]), sort="day", on="page"),
        fact(AwardFacts, "quantity", value=lambda found: found[1].quantity or 1, width=0.7, sort="quantity"),
        fact(AwardFacts, "granting_body", width=1.5),
        fact(AwardFacts, "decision_number", on="file"),
        fact(AwardFacts, "prize", sort="prize"),
        fact(AwardFacts, "section", label="Công đoàn bộ phận", width=1.4, on="file"),
    ),
)


bp = Blueprint("awards", __name__, url_prefix="/khen-thuong")


RecordList(
    listing=AWARDS,
    page=queries.page_of_awards,
    orders=queries.AWARD_ORDERS,
    sort="-day",
    filter=lambda args: AwardFilter(args).offer(unit().id),
    template="life/awards/index.html",
).add_to(bp)


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
    writes=actions.AWARDS,
    new="Ghi khen thưởng",
    edit="Sửa khen thưởng",
    subtitle=lambda _row, facts: capital_first(in_words(facts.period)),
    show_template="life/awards/show.html",
    edit_template="life/awards/edit.html",
    beside=lambda _row, facts: {"next_stage": NEXT.get(facts.stage)},
)
SCREENS.add_to(bp)
