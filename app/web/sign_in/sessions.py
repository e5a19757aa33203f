"""The session's cookie, and beside it the one by which a browser is known again."""

from __future__ import annotations

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from app.web.sign_in import devices


class Sessions(SecureCookieSessionInterface):
    """As Flask has them, but the cookie travels over https only where it was given over https."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return super().get_cookie_secure(app) or request.is_secure

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        super().save_session(app, session, response)
        # After the session's own, which simple clients take for the only one.
        devices.give(response)


def register(app: Flask) -> None:
    app.session_interface = Sessions()
