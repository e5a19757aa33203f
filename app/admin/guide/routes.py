"""The user's guide within the application."""

from __future__ import annotations

from flask import Blueprint, request, send_from_directory, url_for
from werkzeug.wrappers import Response

from app.admin.guide.text import FOLDER, anchor_about, guide_html
from app.office.accounts.rules import Permission
from app.web.guards import allow
from app.web.pages import page

bp = Blueprint("guide", __name__, url_prefix="/huong-dan")


@bp.get("/")
@allow(Permission.SIGNED_IN)
def show() -> Response:
    return page("admin/guide/show.html", guide=guide_html())


@bp.get("/screenshots/<name>")
@allow(Permission.SIGNED_IN)
def picture(name: str) -> Response:
    return send_from_directory(FOLDER / "screenshots", name)


@bp.app_context_processor
def offered() -> dict[str, str]:
    """The link of every page to its part of the guide."""
    return {"guide_url": url_for("guide.show", _anchor=anchor_about(request.blueprints) or None)}
