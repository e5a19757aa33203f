"""The session cookie, and the cookie of remembered browsers."""

from __future__ import annotations

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from app.web.sign_in import devices


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions; the cookie is marked secure if it was set over https."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return super().get_cookie_secure(app) or request.is_secure

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        super().save_session(app, session, response)
        # After the session cookie: simple clients read only the first.
        devices.give(response)


def register(app: Flask) -> None:
    app.session_interface = Sessions()
