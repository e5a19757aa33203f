"""The notice to members, as page and PDF."""

from __future__ import annotations

from flask import Blueprint, g, url_for
from werkzeug.wrappers import Response

from app.office.accounts.rules import Permission
from app.papers.head import head_of
from app.people.personal_data.notice.queries import kept_by
from app.people.personal_data.notice.rules import notice_of
from app.web.clock import today
from app.web.files.sheets import sheet_page
from app.web.guards import allow, unit
from app.web.pages import see_other

bp = Blueprint("data_notice", __name__, url_prefix="/thong-bao-du-lieu")


@bp.get("/")
@allow(Permission.SIGNED_IN)
def show() -> Response:
    """Who keeps what, why and how long; what everybody may request, and from whom."""
    if g.unit is None:
        # An administrator without books sees nobody's data.
        return see_other(url_for("home.index"))
    head = head_of(unit(), today())
    sheet = notice_of(head, kept_by(unit()), head.dated(today()))
    return sheet_page(
        "people/personal_data/notice/show.html", sheet, head, f"thong-bao-du-lieu-{today():%Y%m%d}"
    )
