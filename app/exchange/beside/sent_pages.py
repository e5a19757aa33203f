"""Uploads of the signed-in user, for both screens that take files."""

from __future__ import annotations

from pathlib import Path

from flask import abort, current_app
from flask_login import current_user

from app.exchange.beside import uploads
from app.exchange.beside.uploads import Upload
from app.web.guards import unit


def new_upload(name: str) -> Upload:
    """A new upload of this user and union; the name is "" for a file that the server makes."""
    return uploads.begin(root(), current_user.id, unit().id, name)


def upload_of(token: str) -> Upload:
    """The upload of this user for this union; 404 for anybody else's."""
    sent = uploads.find(root(), token, current_user.id, unit().id)
    if sent is None:
        abort(404)
    return sent


def root() -> Path:
    """The folder of uploads, apart from the scans, which are part of the books."""
    return Path(current_app.instance_path) / uploads.FOLDER
