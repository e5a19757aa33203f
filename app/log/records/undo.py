"""«Hoàn tác» right after recording: an ordinary withdrawal of the entry."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import current_app, flash, request, url_for

from app.log.activities.models import Activity
from app.log.records.declared import DECLARED
from app.office.trail.models import Recorded
from app.web.guards import may
from app.web.pages import flash_undo

#: The reason of such a withdrawal.
UNDONE = "Hoàn tác ngay sau khi ghi"


def flash_recorded(sentence: str, row: Any, *, endpoint: str = "") -> None:
    """Flash that the row was recorded, with «Hoàn tác» if the user may withdraw it.

    `endpoint` withdraws the row by `row_id`; by default `withdraw` of the current blueprint.
    """
    as_recorded(row, endpoint=endpoint)(sentence)


def as_recorded(row: Any, *, endpoint: str = "") -> Callable[[str], None]:
    """`flash_recorded` of the row as it is now: after the commit it would be read anew."""
    endpoint = endpoint or f"{request.blueprint}.withdraw"
    withdrawal: Any = current_app.view_functions.get(endpoint)
    if withdrawal is not None and may(withdrawal.permission):
        url = url_for(endpoint, row_id=row.id)
        return partial(flash_undo, url=url, reason=UNDONE, version=row.version)
    return partial(flash, category="success")


def withdrawal_text(row: Recorded, reason: str) -> str:
    """The message after a row was withdrawn for this reason."""
    done = "Đã hoàn tác: mục vừa ghi đã rút khỏi sổ" if reason == UNDONE else "Đã rút khỏi sổ"
    moved = isinstance(row, Activity) and DECLARED.money(row)
    return f"{done}, tiền đã ghi được ghi đảo." if moved else f"{done}."
