"""Whether the application stands: for whoever watches the server."""

from __future__ import annotations

from flask import Blueprint

from app.accounts.rules import Permission
from app.extensions import db
from app.installation.queries import version_of
from app.web.guards import allow

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@allow(Permission.PUBLIC)
def healthz() -> dict[str, str]:
    """The schema version, read from the database: an answer means that it can be reached."""
    return {"status": "ok", "schema": version_of(db.session.connection())}
