"""Screens of the phrases that choose items."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from app.books.items import actions, queries
from app.books.items.facts import PhraseFacts
from app.books.items.list_sheets import PHRASES
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.forms.base import EntryForm
from app.web.guards import allow, unit
from app.web.pages import page


class PhraseForm(EntryForm):
    """Familiar words and the item that comes with them."""

    of = PhraseFacts
    layout = ("words", "item_id")


bp = Blueprint("phrases", __name__, url_prefix="/cum-tu")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    found = queries.phrases_of(unit().id)
    return page("books/items/phrases/index.html", phrases=found, listing=PHRASES)


SCREENS = RecordScreens(
    read=queries.phrase,
    form=PhraseForm,
    writes=actions.PHRASES,
    index="Cụm từ quen dùng",
    new="Thêm cụm từ",
    edit="Sửa cụm từ",
    heading=lambda _row, facts: facts.words,
    needs=Permission.MONEY,
)
SCREENS.add_to(bp)
