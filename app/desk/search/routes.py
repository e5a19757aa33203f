"""The search: for the box on every page, and as a page."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, request, url_for
from werkzeug.wrappers import Response

from app.core.vietnamese import as_typed, tidy
from app.desk.search import queries
from app.desk.search.rules import words_of
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.lists.address import page_number
from app.web.overviews import Hit
from app.web.pages import page

bp = Blueprint("search", __name__, url_prefix="/tim")


@bp.get("")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The first hits of all groups, for htmx only the block `answers`; with `nhom` a page of one group."""
    typed = tidy(request.args.get("tu", ""))
    words, number = words_of(typed), page_number()
    context: dict[str, Any] = {"typed": typed, "shown": as_typed(typed), "words": words, "where": where}
    if key := request.args.get("nhom"):
        label = queries.groups().get(key) or abort(400)
        found = queries.page_of(unit().id, key, words, number)
        return page("desk/search/group.html", block="results", label=label, page=found, **context)
    return page(
        "desk/search/index.html", block="answers", answers=queries.answers(unit().id, words), **context
    )


def where(hit: Hit) -> str:
    """The address that a hit links to."""
    values: dict[str, Any] = {hit.argument: hit.id}
    return url_for(hit.page, **values)
