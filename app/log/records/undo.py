"""«Hoàn tác» right after recording: an ordinary withdrawal of the entry."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import current_app, flash, request, url_for

from app.core.dates import format_date
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
    """`flash_recorded` of the row as it is now: after the commit it would be read again."""
    late = late_text(row)
    endpoint = endpoint or f"{request.blueprint}.withdraw"
    withdrawal: Any = current_app.view_functions.get(endpoint)
    if withdrawal is not None and may(withdrawal.permission):
        url = url_for(endpoint, row_id=row.id)
        undo = partial(flash_undo, url=url, reason=UNDONE, version=row.version)
        return lambda sentence: undo(f"{sentence} {late}".rstrip())
    return lambda sentence: flash(f"{sentence} {late}".rstrip(), "success")


def late_text(row: Any) -> str:
    """`Tháng 02/2025 đã khóa sổ: ghi sổ ngày 01/07/2025.`, of what the book counts later; "" of others."""
    moved = DECLARED.money(row) if isinstance(row, Activity) else ()
    late = [one.line for one in moved if one.line.is_late and not one.undone]
    late += [one.undone for one in moved if one.undone and one.undone.booked_on != one.line.booked_on]
    if not late:
        return ""
    newest = max(late, key=lambda line: line.id)
    day = format_date(newest.booked_on)
    return f"Tháng {newest.happened_on:%m/%Y} đã khóa sổ: ghi sổ ngày {day}."


def withdrawal_text(row: Recorded, reason: str) -> str:
    """The message after a row was withdrawn for this reason."""
    done = "Đã hoàn tác: mục vừa ghi đã rút khỏi sổ" if reason == UNDONE else "Đã rút khỏi sổ"
    moved = isinstance(row, Activity) and DECLARED.money(row)
    return f"{done}, tiền đã ghi được ghi đảo. {late_text(row)}".rstrip() if moved else f"{done}."
