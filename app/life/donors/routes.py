"""The list of blood donors."""

from __future__ import annotations

from flask import Blueprint

from app.life.donors.forms import DonorFilter
from app.life.donors.list_sheets import DONORS
from app.life.donors.queries import DONOR_ORDERS, page_of_donors, unnamed_donations
from app.log.records.lists import RecordList
from app.web.guards import unit

bp = Blueprint("donors", __name__, url_prefix="/hien-mau")

RecordList(
    listing=DONORS,
    page=page_of_donors,
    orders=DONOR_ORDERS,
    sort="-times",
    filter=DonorFilter,
    template="life/donors/index.html",
    beside=lambda: {"unnamed": unnamed_donations(unit().id)},
).add_to(bp)
