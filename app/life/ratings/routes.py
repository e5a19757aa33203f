"""Screens of ratings."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.core.fields import label_of
from app.core.years.working import working_year_on
from app.life.awards.stages.queries import people_named
from app.life.ratings import actions, queries
from app.life.ratings.facts import RatingFacts, score_words
from app.life.ratings.forms import RatingFilter, RatingForm
from app.listing import ALL_ROWS
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.papers.lists import ListColumn, Listing
from app.papers.sheet import Cell
from app.web.clock import today
from app.web.guards import allow, unit, working_year
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted


def _score_words(found: tuple[Activity, RatingFacts]) -> str:
    return score_words(found[1].score)


def ratings_list(named: Mapping[int, str]) -> Listing[tuple[Activity, RatingFacts]]:
    """The list of ratings; `named` has the people of each entry."""
    return Listing(
        "Danh sách xếp loại",
        "xep-loai",
        "mục",
        (
            fact(RatingFacts, "year", width=0.6, sort="year"),
            fact(RatingFacts, "subject", width=1.2),
            fact(RatingFacts, "level", width=1.4, sort="level"),
            fact(
                RatingFacts,
                "quantity",
                value=lambda found: found[1].quantity or 1,
                width=0.7,
                sort="quantity",
            ),
            fact(RatingFacts, "member_ids", value=lambda found: named.get(found[0].id), width=4, on="file"),
            fact(RatingFacts, "recognised_by", width=1.5),
            fact(RatingFacts, "score", value=lambda found: _score(found[1].score), width=0.7, on="file"),
            ListColumn(
                "words",
                label_of(RatingFacts, "score"),
                lambda found: score_words(found[1].score),
                style="num",
                on="page",
            ),
            fact(RatingFacts, "section", label="Công đoàn bộ phận", width=1.4),
        ),
        page=("subject", "section", "year", "level", "quantity", "recognised_by", "words"),
    )


def _score(score: str) -> Cell:
    """The score as a number if it is one, else as text."""
    try:
        return Decimal(score)
    except InvalidOperation:
        return score


bp = Blueprint("ratings", __name__, url_prefix="/xep-loai")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = RatingFilter(request.args)
    form.validate()
    sort = sort_name(queries.RATING_ORDERS, "-year")
    found = queries.page_of_ratings(unit().id, rows_wanted(), sort=sort, **form.values())
    is_file = rows_wanted() == ALL_ROWS
    named = people_named(unit().id, [row.id for row, _ in found.items]) if is_file else {}
    return list_page("life/ratings/index.html", form, found, ratings_list(named))


def _new_rating() -> RatingForm:
    this_year = working_year_on(today(), working_year()).label
    return RatingForm.from_address(year=this_year).offer(unit().id)


SCREENS = RecordScreens(
    read=queries.rating,
    form=RatingForm,
    new_form=_new_rating,
    writes=actions.RATINGS,
    new="Ghi xếp loại",
    edit="Sửa xếp loại",
)
SCREENS.add_to(bp)
