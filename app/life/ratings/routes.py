"""Screens of ratings."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.core.years.working import working_year_on
from app.life.awards.stages.queries import people_named
from app.life.ratings import actions, queries
from app.life.ratings.forms import RatingFilter, RatingForm
from app.life.ratings.list_sheets import ratings_list
from app.listing import ALL_ROWS
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit, working_year
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("ratings", __name__, url_prefix="/xep-loai")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = RatingFilter(request.args)
    form.validate()
    found = queries.page_of_ratings(
        unit().id,
        rows_wanted(),
        subject=form.subject.data,
        year=form.year.period,
        sort=sort_name(queries.RATING_ORDERS, "-year"),
    )
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
    filled=lambda: RatingForm().offer(unit().id),
    record=actions.record_rating,
    correct=actions.correct_rating,
    withdraw=actions.withdraw_rating,
    index="Xếp loại",
    new="Ghi xếp loại",
    edit="Sửa xếp loại",
)
SCREENS.add_to(bp)
