"""Whether the application stands: for whoever watches the server."""

from __future__ import annotations

from flask import Blueprint, current_app
from sqlalchemy.exc import DBAPIError

from app.config import VERSION
from app.extensions import db
from app.office.accounts.rules import Permission
from app.office.installation.queries import version_of
from app.web.guards import allow

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@allow(Permission.PUBLIC)
def healthz() -> tuple[dict[str, str], int]:
    """The program's version, and that of the schema from the database; 503 when it cannot be reached."""
    try:
        return {"status": "ok", "version": VERSION, "schema": version_of(db.session.connection())}, 200
    except DBAPIError as error:
        current_app.logger.warning("healthz: %s", type(error.orig).__name__)
        return {"status": "away"}, 503
