"""What restricted data mean for screens: the chair alone opens the record."""

from __future__ import annotations

from flask import abort

from app.office.accounts.rules import Permission
from app.people.personal_data.requests.queries import restricted_ids
from app.web.clock import today
from app.web.guards import may, unit
from app.web.pages import page


def refuse_restricted(member_id: int) -> None:
    """Answer 403, with the reason, to everybody but the chair."""
    if not may(Permission.MANAGE_UNIT) and member_id in restricted_ids(unit().id, today()):
        abort(page("people/personal_data/requests/restricted.html", status=403))
