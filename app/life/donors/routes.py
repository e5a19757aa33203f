"""The list of blood donors."""

from __future__ import annotations

from flask import Blueprint

from app.life.donors.queries import DONOR_ORDERS, Donor, page_of_donors, unnamed_donations
from app.log.records.lists import RecordList
from app.papers.lists import ListColumn, Listing
from app.web.forms.fields import (
    AnyYearField,
    TextField,
)
from app.web.forms.filters import FilterForm
from app.web.guards import unit


class DonorFilter(FilterForm):
    """Filters of the list of blood donors."""

    q = TextField("Tìm tên, mã")
    year = AnyYearField("Có hiến trong năm")


DONORS: Listing[Donor] = Listing(
    "Danh sách người hiến máu",
    "nguoi-hien-mau",
    "người",
    (
        ListColumn("name", "Họ và tên", lambda one: one.name, width=2.5, sort="name", drawn=True),
        ListColumn("code", "Mã", lambda one: one.code),
        ListColumn("times", "Số lần", lambda one: one.times, "count", sort="times"),
        ListColumn("first", "Lần đầu", lambda one: one.first_on, "date", sort="first"),
        ListColumn("last", "Gần nhất", lambda one: one.last_on, "date", sort="last"),
    ),
)


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
