"""The search: for the box on every page, and as a page."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, request, url_for
from werkzeug.wrappers import Response

from app.core.vietnamese import as_typed, tidy
from app.desk.search import queries
from app.desk.search.facts import Group, Hit, Target
from app.desk.search.rules import words_of
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.lists.address import page_number
from app.web.pages import page

bp = Blueprint("search", __name__, url_prefix="/tim")


@bp.get("")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The first hits of all groups, for htmx only the block `answers`; with `nhom` a page of one group."""
    typed = tidy(request.args.get("tu", ""))
    words, number = words_of(typed), page_number()
    context: dict[str, Any] = {"typed": typed, "shown": as_typed(typed), "words": words, "where": where}
    if name := request.args.get("nhom"):
        group = Group(name) if name in list(Group) else abort(400)
        found = queries.page_of(unit().id, group, words, number)
        return page("desk/search/group.html", block="results", group=group, page=found, **context)
    return page(
        "desk/search/index.html", block="answers", answers=queries.answers(unit().id, words), **context
    )


def where(hit: Hit) -> str:
    """The address that a hit links to."""
    match hit.target:
        case Target.PERSON:
            return url_for("person.show", member_id=hit.id)
        case Target.VOUCHER:
            return url_for("vouchers.show", row_id=hit.id)
        case Target.STATEMENT:
            return url_for("statements.show", row_id=hit.id)
        case Target.REQUEST:
            return url_for("requests.show", row_id=hit.id)
    return url_for("timeline.show", activity_id=hit.id)
