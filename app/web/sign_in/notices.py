"""Shows users what was done to their account, once, on their next page."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, flash, request
from flask_login import current_user

from app.office.notices.actions import Notice, take
from app.web import hx
from app.web.lists.filters import moment
from app.web.saving import saving
from app.web.sign_in.here import this_session


def flash_notices(notices: Sequence[Notice]) -> None:
    """Flash notices; for a change in the user's own name with advice whom to contact."""
    for one in notices:
        by = "" if one.is_own else f" ({one.by})"
        doubt = " Nếu không phải bạn làm, hãy báo ngay người quản trị." if one.is_own else ""
        flash(f"{one.text} lúc {moment(one.at)}{by}.{doubt}", "warning")


def _show_notices() -> None:
    """Before a page: what others did to the account since the last one."""
    here = this_session()
    if not (here and here.has_notices) or request.method != "GET" or hx.is_htmx_request():
        return
    notices: Sequence[Notice] = ()
    with saving(once=False) as saved:
        notices = take(current_user.id, with_own=False)
    if saved.done:
        flash_notices(notices)


def register(app: Flask) -> None:
    """After the guard, which asks who is signed in."""
    app.before_request(_show_notices)
