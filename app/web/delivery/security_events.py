"""Notes in the security log what requests ask for: refusals, files sent. Others note theirs by `note`.

What was noted is written when the request is over and its transaction ended.
"""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, g, request
from flask_login import current_user

from app.office.accounts.models import User
from app.office.security_log import actions
from app.office.security_log.actions import Origin
from app.office.security_log.rules import EventKind
from app.transactions import end_transaction
from app.web.delivery import request_id
from app.web.delivery.proxies import address


def note(kind: EventKind, subject: str = "", *, user: User | None = None) -> None:
    """Note an event of this request, of its user unless said otherwise; without a union for signing in."""
    who = user or (current_user if current_user.is_authenticated else None)
    unit = None if user else g.get("unit")
    actions.note_event(
        kind,
        user_id=who.id if who else None,
        name=who.display_name if who else "",
        unit_id=unit.id if unit else None,
        subject=subject or view_asked(),
    )


def view_asked() -> str:
    """The view of this request with the ids of its address: `attachments.show/7`."""
    ids = [str(value) for value in (request.view_args or {}).values() if isinstance(value, int)]
    return "/".join([request.endpoint or "", *ids])


def _begin() -> None:
    actions.come_from(Origin(address(), request_id.current()))


def _note_answer(response: Response) -> Response:
    """Every file leaves as an attachment, whoever makes it; a calendar feed is no file of a user."""
    kind = _kind_of(response)
    if kind and request.endpoint and current_user.is_authenticated:
        note(kind)
    return response


def _kind_of(response: Response) -> EventKind | None:
    if response.status_code == HTTPStatus.FORBIDDEN:
        return EventKind.REFUSED
    is_file = response.headers.get("Content-Disposition", "").startswith("attachment")
    return EventKind.DOWNLOADED if is_file else None


def _end(_error: BaseException | None) -> None:
    actions.come_from(None)
    if actions.is_noted():
        end_transaction()
        actions.write_noted()


def register(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_note_answer)
    app.teardown_request(_end)
    # Commands, and threads of the server.
    app.teardown_appcontext(_end)
