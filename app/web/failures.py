"""Error pages."""

from __future__ import annotations

from flask import Flask, current_app, g, render_template, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException

from app.core.errors import Busy
from app.extensions import login
from app.transactions import SAFE, is_full, is_read_only, let_go
from app.web.delivery.request_id import route
from app.web.guards import page_in_use


def _page(error: HTTPException) -> tuple[str, int]:
    return render_template("error.html", code=error.code or 500), error.code or 500


def _expired(_error: CSRFError) -> tuple[str, int]:
    form = page_in_use()
    if current_user.is_authenticated:
        return render_template("error.html", code=400, expired=True, form=form), 400
    again = url_for("access.sign_in", next=form)
    return render_template("error.html", code=400, expired=True, sign_in=again), 400


def _broken(error: Exception) -> tuple[str, int]:
    if getattr(error, "original_exception", None) is None:
        # A view gave up by itself: Flask logs only what was raised.
        current_app.logger.error("%s %s gave up", request.method, route(request))
    return _without_books(500)


def _away(error: OperationalError | InterfaceError) -> tuple[str, int]:
    """The database cannot be reached, or the books were busy for too long where no form could say so."""
    current_app.logger.error(
        "%s %s: the database does not answer", request.method, route(request), exc_info=error
    )
    return _without_books(503, **_of_disk(error))


def _unwritable(error: OSError) -> tuple[str, int]:
    """A file beside the books cannot be written, and no form says so."""
    found = _of_disk(error)
    if not any(found.values()):
        raise error
    current_app.logger.error("%s %s: the disk", request.method, route(request), exc_info=error)
    return _without_books(503, **found)


def _of_disk(error: DBAPIError | OSError) -> dict[str, bool]:
    return {"full": is_full(error), "read_only": is_read_only(error)}


def _busy(_refusal: Busy) -> tuple[str, int]:
    current_app.logger.warning("%s %s: the books were busy for too long", request.method, route(request))
    return _without_books(503, busy=True)


def _without_books(code: int, **context: bool) -> tuple[str, int]:
    """A page that asks the database for nothing: it may be what failed."""
    let_go()
    for name in ("unit", "units", "roles", "permissions", "user_session"):
        g.pop(name, None)
    g._login_user = login.anonymous_user()
    return render_template("error.html", code=code, wrote=request.method not in SAFE, **context), code


def register(app: Flask) -> None:
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(HTTPException, _page)
    app.register_error_handler(OperationalError, _away)
    app.register_error_handler(InterfaceError, _away)
    app.register_error_handler(OSError, _unwritable)
    app.register_error_handler(Busy, _busy)
    app.register_error_handler(500, _broken)
    # Before Flask-SQLAlchemy's own end, whose failure would take the place of the answer.
    app.teardown_appcontext(lambda _error: let_go())
