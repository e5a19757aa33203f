"""Screens of the list of items."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.books.items import actions, queries
from app.books.items.facts import ItemFacts, ItemSide
from app.books.items.list_sheets import ITEMS
from app.core.fields import label_of
from app.listing import single_page
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import DayField
from app.web.forms.filters import FilterForm
from app.web.guards import allow, unit
from app.web.lists.page import list_page


class ItemFilter(FilterForm):
    """The filters of the list of items."""

    side = ChoiceField(label_of(ItemFacts, "side"), ItemSide, optional=True)
    as_of = DayField("Có hiệu lực ngày")


class ItemForm(EntryForm):
    """An item of receipts or payments."""

    of = ItemFacts

    layout = (("side", "code"), "name", "share_group", "remits", ("valid_from", "valid_to"))


bp = Blueprint("items", __name__, url_prefix="/muc")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The items in force on a day, by code."""
    form = ItemFilter(request.args)
    form.validate()
    day, listed = form.as_of.data or today(), queries.catalogue(unit().id)
    sides = [form.side.data] if form.side.data else list(ItemSide)
    found = single_page([one for side in sides for one in listed.on(side, day)])
    return list_page("books/items/index.html", form, found, ITEMS, as_of=day)


SCREENS = RecordScreens(
    read=queries.item,
    form=ItemForm,
    new_form=ItemForm.from_address,
    writes=actions.ITEMS,
    index="Khoản mục",
    new="Thêm khoản mục",
    edit="Sửa khoản mục",
    heading=lambda _row, facts: facts.name,
    subtitle=lambda _row, facts: f"{facts.side.label} {facts.code}".strip(),
    needs=Permission.MONEY,
)
SCREENS.add_to(bp)
