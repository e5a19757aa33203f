"""The session of the browser that sends the request, as `current.load_user` found it."""

from __future__ import annotations

from flask import g

from app.office.sessions.queries import OpenSession


def this_session() -> OpenSession | None:
    """The session of the request, once its user was asked for; None where nobody is signed in."""
    found: OpenSession | None = g.get("user_session")
    return found
