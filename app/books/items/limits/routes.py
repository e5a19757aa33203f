"""Screens of the limits of items' shares."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from app.books.items import actions, queries
from app.books.items.facts import LimitFacts
from app.books.items.list_sheets import LIMITS
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.forms.base import EntryForm
from app.web.guards import allow, unit
from app.web.pages import page


class LimitForm(EntryForm):
    """A limit on the share of a source that a group of payments may take."""

    of = LimitFacts
    layout = (("nature", "share_group"), ("bound", "percent"), ("valid_from", "valid_to"), "source")


bp = Blueprint("limits", __name__, url_prefix="/gioi-han")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    return page("books/items/limits/index.html", limits=queries.limits_of(unit().id), listing=LIMITS)


SCREENS = RecordScreens(
    read=queries.limit,
    form=LimitForm,
    writes=actions.LIMITS,
    index="Giới hạn tỷ lệ chi",
    new="Thêm giới hạn",
    edit="Sửa giới hạn",
    heading=lambda _row, facts: facts.share_group.label,
    subtitle=lambda _row, facts: f"Của nguồn {facts.nature.label}",
    needs=Permission.MONEY,
    show_template="books/items/limits/show.html",
)
SCREENS.add_to(bp)
