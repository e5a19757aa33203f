"""The public sheet for members."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from app.office.accounts.rules import Permission
from app.web.guards import allow
from app.year.disclosure.pages import disclosure_page

bp = Blueprint("disclosure", __name__, url_prefix="/toi/cong-khai")


@bp.get("")
@allow(Permission.MEMBERS_PAGES)
def show() -> Response:
    """The same sheet for a member: totals only."""
    return disclosure_page("year/disclosure/show.html")
