"""Names under which this server answers, so that no other site's name can be pointed at it (DNS rebinding).

Addresses of figures and the machine's own names are always served, other names if `TRUSTED_HOSTS` lists them.
Where visitors come over https alone and nothing is listed, every name is: others have no certificate here.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from functools import cache

from flask import Flask, current_app, render_template, request

from app.web.delivery.proxies import ip_in


def is_served(host: str, listed: Iterable[str], *, is_https_only: bool) -> bool:
    """Whether a `Host` header (`so.example.vn:8000`, `[::1]`) names this server.

    `.example.vn` lists all below it.
    """
    name = _name(host)
    names = [one.lower().rstrip(".") for one in listed]
    if not name or ip_in(name) or name in own_names():
        return bool(name)
    if not names:
        return is_https_only
    return any(name == one.lstrip(".") or (one.startswith(".") and name.endswith(one)) for one in names)


@cache
def own_names() -> frozenset[str]:
    """`localhost`, and what the machine itself is called in its network, asked of no name server."""
    full = socket.gethostname().lower().rstrip(".")
    short = full.partition(".")[0]
    return frozenset({"localhost", full, short, f"{short}.local"} - {"", ".local"})


def _name(host: str) -> str:
    """The name without port, brackets and a last dot."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0].lower().rstrip(".") if ":" in host else host.lower().rstrip(".")


def _refuse_foreign_host() -> tuple[str, int] | None:
    """400, with what to do, for a name that is not ours."""
    if request.endpoint == "static":
        return None  # the refusal's own style
    config = current_app.config
    is_https_only = bool(config["TRUSTED_PROXIES"] or config["SESSION_COOKIE_SECURE"])
    if is_served(request.host, config["SERVED_HOSTS"], is_https_only=is_https_only):
        return None
    return render_template("error.html", code=400, foreign=True), 400


def register(app: Flask) -> None:
    """Register before anything else looks at the request."""
    app.before_request(_refuse_foreign_host)
