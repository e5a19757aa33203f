"""Screens of the register of assets."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.books.assets import actions, queries
from app.books.assets.facts import AssetFacts
from app.books.assets.forms import AssetFilter, AssetForm
from app.books.assets.models import Asset
from app.log.records.columns import fact
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.papers.lists import Listing
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

ASSETS: Listing[tuple[Asset, AssetFacts]] = Listing(
    "Danh sách tài sản",
    "tai-san",
    "tài sản",
    (
        fact(AssetFacts, "name", width=2.5, sort="name", drawn=True),
        fact(AssetFacts, "kind", width=1.2),
        fact(AssetFacts, "quantity", width=0.9),
        fact(AssetFacts, "acquired_on", sort="day"),
        fact(AssetFacts, "keeper", width=1.5),
        fact(AssetFacts, "amount", sort="amount"),
        fact(AssetFacts, "disposed_on", on="file"),
        fact(AssetFacts, "disposed_reason", width=1.5, on="file"),
        fact(AssetFacts, "note", width=1.5, on="file"),
    ),
)


bp = Blueprint("assets", __name__, url_prefix="/tai-san")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The assets of a day, with their total value."""
    form = AssetFilter(request.args)
    form.validate()
    day, sort = form.as_of.data or today(), sort_name(queries.ORDERS, "name")
    wanted = {"kind": form.kind.data, "gone": form.gone.data}
    found, worth = queries.page_of_assets(unit().id, rows_wanted(), day, sort=sort, **wanted)
    return list_page("books/assets/index.html", form, found, ASSETS, worth=worth, as_of=day)


SCREENS = RecordScreens(
    read=queries.asset,
    form=AssetForm,
    writes=actions.ASSETS,
    new="Thêm tài sản",
    edit="Sửa tài sản",
    heading=lambda _row, facts: facts.name,
    subtitle=lambda _row, facts: facts.kind.label,
    needs=Permission.MONEY,
)
SCREENS.add_to(bp)
