"""Health check of the server."""

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
    """The versions of program and schema; 503 when the database cannot be reached."""
    try:
        return {"status": "ok", "version": VERSION, "schema": version_of(db.session.connection())}, 200
    except DBAPIError as error:
        current_app.logger.warning("healthz: %s", type(error.orig).__name__)
        return {"status": "away"}, 503
