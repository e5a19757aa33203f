"""Screens of collections: the rounds in which a fund was paid into."""

from __future__ import annotations

from flask import Blueprint

from app.dues.contributions.collections import actions
from app.dues.contributions.forms import CollectionFilter, CollectionForm
from app.dues.contributions.list_sheets import COLLECTIONS, PAID
from app.dues.contributions.queries import COLLECTION_ORDERS, page_of_collections, payments_in
from app.dues.funds import queries
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.guards import unit

bp = Blueprint("collections", __name__, url_prefix="/dot")

RecordList(
    listing=COLLECTIONS,
    page=page_of_collections,
    orders=COLLECTION_ORDERS,
    sort="-day",
    filter=lambda address: CollectionFilter(address).offer(unit().id),
    template="dues/contributions/collections/index.html",
    values=lambda form: {"wanted": form.wanted()},
).add_to(bp)


SCREENS = RecordScreens(
    read=queries.collection,
    form=CollectionForm,
    correct=actions.correct_collection,
    withdraw=actions.withdraw_collection,
    index="Các đợt thu",
    edit="Sửa đợt thu",
    edit_note="Cả đợt chuyển theo; sửa một người thì mở khoản đóng của người ấy",
    needs=Permission.MONEY,
    show_template="dues/contributions/collections/show.html",
    beside=lambda row, _facts: {"paid": PAID, "payments": payments_in(row.unit_id, row.id)},
)
SCREENS.add_to(bp)
