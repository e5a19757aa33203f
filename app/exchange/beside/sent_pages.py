"""The files that the person at the screen has sent: what both screens that take files begin with."""

from __future__ import annotations

from pathlib import Path

from flask import abort, current_app
from flask_login import current_user

from app.exchange.beside import uploads
from app.exchange.beside.uploads import Upload
from app.web.guards import unit


def begun(name: str) -> Upload:
    """A folder for a file of this name, of this person and union; "" for one that is made here."""
    return uploads.begin(root(), current_user.id, unit().id, name)


def sent_with(token: str) -> Upload:
    """What this person sent for this union under the token; 404 for anybody else's."""
    sent = uploads.find(root(), token, current_user.id, unit().id)
    if sent is None:
        abort(404)
    return sent


def root() -> Path:
    """Where workbooks that were sent lie: apart from the scans, which are part of the books."""
    return Path(current_app.instance_path) / uploads.FOLDER
