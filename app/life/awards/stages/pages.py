"""The message after many entries were recorded at once, and undoing them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, request
from werkzeug.wrappers import Response

from app.books.entries.actions import EntryKind
from app.life.awards.stages.actions import undo_all
from app.log.activities.models import Activity
from app.log.records.undo import UNDONE
from app.web.clock import today
from app.web.forms.sent import pressed
from app.web.guards import actor, unit
from app.web.incoming import number_in
from app.web.pages import flash_undo

#: Most characters of ids in a message with «Hoàn tác»: it is stored in the session cookie.
MOST_IDS = 1500


def flash_many(sentence: str, made: Sequence[Activity], url: str) -> None:
    """Flash what was recorded, with «Hoàn tác» when the ids fit into the message."""
    ids = ",".join(str(one.id) for one in made)
    if len(ids) > MOST_IDS:
        flash(sentence, "success")
    else:
        flash_undo(sentence, url, ids=ids)


def many_undone(kind: EntryKind[Any], back: str) -> Response:
    """Withdraw the entries named by the message; 400 for a bad list of ids."""
    ids = [number_in(one) or abort(400) for one in request.form.get("ids", "").split(",")]
    return pressed(
        lambda: undo_all(unit().id, kind, ids, actor(), today(), UNDONE),
        back,
        lambda count: f"Đã hoàn tác: {count} mục vừa ghi đã rút khỏi sổ.",
    )
