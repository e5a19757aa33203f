"""The list of blood donors."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.life.donors.forms import DonorFilter
from app.life.donors.list_sheets import DONORS
from app.life.donors.queries import DONOR_ORDERS, page_of_donors, unnamed_donations
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("donors", __name__, url_prefix="/hien-mau")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = DonorFilter(request.args)
    form.validate()
    found = page_of_donors(
        unit().id,
        rows_wanted(),
        words=form.q.data or "",
        year=form.year.data,
        sort=sort_name(DONOR_ORDERS, "-times"),
    )
    return list_page("life/donors/index.html", form, found, DONORS, unnamed=unnamed_donations(unit().id))
