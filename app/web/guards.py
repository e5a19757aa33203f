"""Who may open a view. Fails closed: the application does not start with a view that declares nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, has_request_context, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from app.core.actor import Actor
from app.core.fields import Private, private_names
from app.core.years.working import WorkingYear, year_text
from app.office.accounts.queries import holdings_of
from app.office.accounts.rules import Permission, State, permissions_on, private_seen
from app.office.second_factor.rules import is_required_of
from app.office.security_log.rules import EventKind
from app.office.units.models import Unit
from app.office.units.queries import working_year_of
from app.transactions import open_union
from app.web import hx
from app.web.clock import today
from app.web.delivery.security_events import note
from app.web.pages import redirect_to
from app.web.sign_in.here import this_session

View = TypeVar("View", bound=Callable[..., Any])

#: Flask's own view for files under static/.
OPEN_ENDPOINTS = {"static"}
#: Views that answer without asking who is signed in: the health check answers while the database is away.
ASKING_NOBODY = {*OPEN_ENDPOINTS, "health.healthz"}
#: What such views show belongs to no union, or to another than the one that is open: a calendar's secret says
#: which, an administrator keeps the accounts of all.
_OF_NO_UNION = {Permission.PUBLIC, Permission.ADMINISTER}
#: Endpoints open to a user with a temporary password.
_OPEN_TO_TEMPORARY = {"access.change_password", "access.sign_out"}
#: Endpoints open to a user who must first set up a second factor.
_OPEN_WITHOUT_CODE = {
    *_OPEN_TO_TEMPORARY,
    "second_factor.show",
    "second_factor.begin",
    "second_factor.set_up",
}


def allow(permission: Permission) -> Callable[[View], View]:
    """Declare the permission that a view needs. Written directly above the function, below the route."""

    def declare(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined] # read by `guard`
        return view

    return declare


def allowed_method(permission: Permission, method: Callable[..., Any]) -> Callable[..., Any]:
    """A bound method as a view with its declared permission: the method itself has no mark.

    It keeps its name, which the check of the token asks for.
    """
    return allow(permission)(update_wrapper(partial(method), method))


def check_every_view(app: Flask) -> None:
    """RuntimeError at start for a view without a declared permission."""
    bare = [
        endpoint
        for endpoint, view in app.view_functions.items()
        if endpoint not in OPEN_ENDPOINTS and not hasattr(view, "permission")
    ]
    if bare:
        raise RuntimeError(f"views without @allow: {', '.join(sorted(bare))}")


def guard() -> WsgiResponse | None:
    """Run before each request: load the user's union and permissions, refuse what the view does not allow."""
    if request.endpoint in ASKING_NOBODY:
        return None
    if request.endpoint is None:
        _load_rights()  # the 404 page shows the user's menu
        return None
    view: Any = current_app.view_functions[request.endpoint]
    needed: Permission = view.permission
    _load_rights()
    if g.unit is not None and needed not in _OF_NO_UNION:
        open_union(g.unit.id)
    if _must_change_password():
        return redirect_to(url_for("access.change_password", next=page_in_use()))
    if _must_set_up_code():
        return redirect_to(url_for("second_factor.show", next=page_in_use()))
    if needed in g.permissions:
        return None
    if not current_user.is_authenticated:
        return redirect_to(url_for("access.sign_in", next=page_in_use()))
    return abort(403)


def _load_rights() -> None:
    g.unit, g.roles, g.units, g.member_id, g.private = None, set(), [], None, frozenset()
    g.permissions, g.roles_everywhere = frozenset({Permission.PUBLIC}), []
    if not current_user.is_authenticated:
        return
    day = today()
    holdings = [one for one in holdings_of(current_user.id) if one.held.state_on(day) is State.IN_FORCE]
    g.roles_everywhere = [(one.held.role, one.unit.requires_code) for one in holdings]
    g.units = list(dict.fromkeys(one.unit for one in holdings))
    wanted = session.get("unit_id")
    g.unit = next((unit for unit in g.units if unit.id == wanted), g.units[0] if g.units else None)
    mine = [one for one in holdings if one.unit is g.unit]
    g.roles = {one.held.role for one in mine}
    g.member_id = next((one.grant.member_id for one in mine if one.grant.member_id), None)
    g.permissions = permissions_on(day, [one.held for one in mine], is_admin=current_user.is_admin)
    g.private = private_seen(g.permissions, g.roles)


def page_in_use() -> str | None:
    """The page that the user sees: the one a GET requests, else the one that sends; None if unknown."""
    if request.method == "GET" and not hx.is_htmx_request():
        return request.full_path.rstrip("?")
    try:
        sender = urlsplit(hx.current_page_url() or request.referrer or "")
    except ValueError:  # no browser sends such an address
        return None
    if sender.netloc != request.host:
        return None
    return sender._replace(scheme="", netloc="", fragment="").geturl()


def _must_change_password() -> bool:
    """Whether the user must first replace a temporary password."""
    return (
        current_user.is_authenticated
        and current_user.must_change_password
        and request.endpoint not in _OPEN_TO_TEMPORARY
    )


def _must_set_up_code() -> bool:
    """Whether the user must first set up the second factor that a union or the administrators require."""
    return lacks_code() and request.endpoint not in _OPEN_WITHOUT_CODE


def needs_code() -> bool:
    """Whether the current user must have a second factor."""
    here = this_session()
    if here is None:
        return False
    of_admins = here.admins_need_code
    return is_required_of(g.roles_everywhere, is_admin=current_user.is_admin, of_admins=of_admins)


def lacks_code() -> bool:
    """Whether the current user must have a second factor and has not set one up."""
    here = this_session()
    return needs_code() and not (here and here.has_code)


def may(permission: Permission) -> bool:
    """Whether the current user has the permission; templates use it to hide what would be refused."""
    return permission in g.permissions


def hidden_groups() -> frozenset[Private]:
    """The private fields that this request must not show; none outside of requests, as in commands."""
    if not has_request_context():
        return frozenset()
    seen: frozenset[Private] = g.get("private", frozenset())
    open_unit = g.get("unit")
    if not (open_unit and open_unit.keeps_party):
        seen -= {Private.PARTY}
    return frozenset(Private) - seen


def hidden_names(facts: type) -> frozenset[str]:
    """The names of the facts that this request must not show."""
    return private_names(facts, hidden_groups())


def note_private(subject: str = "") -> None:
    """Note in the security log that private fields were shown, where this user sees any.

    `subject`: whose or which; the view of this request unless said otherwise.
    """
    if g.private:
        note(EventKind.SENSITIVE_VIEWED, subject)


def may_open(endpoint: str) -> bool:
    """Whether the current user may open the view; pages use it to hide a link that would be refused."""
    view: Any = current_app.view_functions[endpoint]
    return may(view.permission)


def unit() -> Unit:
    """The union whose books are open; 403 for a user without one."""
    if g.unit is None:
        abort(403)
    found: Unit = g.unit
    return found


def working_year() -> WorkingYear | None:
    """The working year of the union whose books are open; None where it is not set."""
    return working_year_of(unit())


def year_sent(label: str) -> str:
    """A period in an address, as the union's lists and forms read it."""
    return year_text(label, working_year())


def actor() -> Actor:
    """The signed-in user as the actor of a write."""
    return Actor(current_user.id, current_user.display_name)
