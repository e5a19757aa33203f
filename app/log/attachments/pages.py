"""What screens of attachments share: who may add one, what was sent, where files lie."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from flask import current_app, flash, request

from app.log.activities.models import Activity
from app.log.attachments.actions import attach_all
from app.log.attachments.facts import Quota, Received
from app.log.attachments.forms import AttachmentForm
from app.log.attachments.rules import MOST_BYTES_AT_ONCE, moves_money
from app.office.accounts.rules import Permission
from app.web.guards import actor, may


def may_attach(entry: Activity) -> bool:
    """Whether the current user may add and withdraw scans of the entry."""
    needed = Permission.MONEY if moves_money(entry) else Permission.RECORD
    return entry.withdrawn_at is None and may(needed)


def bound_upload(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Limit the upload before the CSRF check reads it; slightly larger files get a message on the page."""
    request.max_content_length = MOST_BYTES_AT_ONCE + 1024 * 1024


def attach_sent(entry: Activity, form: AttachmentForm) -> Received:
    """Store the files that the form sent. Raises Refused."""
    return attach_all(entry, _sent(form), folder(), actor(), form.description.data or "", quota())


def flash_received(received: Received) -> None:
    """Say how many files were stored, and which were refused."""
    flash(f"Đã đính kèm {received.kept} tệp." if received.kept > 1 else "Đã đính kèm tệp.", "success")
    for sentence in received.sentences():
        flash(sentence, "warning")


def folder() -> Path:
    """The folder of scans: beside the database, never under `static/`."""
    return Path(current_app.instance_path) / "uploads"


def quota() -> Quota:
    return Quota(current_app.config["SCANS_OF_ENTRY"], current_app.config["SCANS_OF_UNION"])


def _sent(form: AttachmentForm) -> Iterator[tuple[str, bytes]]:
    """The files one by one, so that only one is in memory."""
    for sent in form.file.data:
        with closing(sent):
            yield sent.filename or "", sent.read()
