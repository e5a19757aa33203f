"""The registers that a union may keep."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from app.life.registers.queries import numbers_kept
from app.office.accounts.rules import Permission
from app.web.features import log_kinds
from app.web.guards import allow, unit
from app.web.pages import page

bp = Blueprint("registers", __name__, url_prefix="/so-theo-doi")


@bp.route("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    numbers = numbers_kept(unit().id)
    kept = [(kind, numbers.get(kind.key, 0)) for kind in log_kinds().values() if kind.register]
    return page("life/registers/index.html", registers=kept)
