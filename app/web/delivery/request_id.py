"""Each request has an id: in a header of its answer, on every error page, in each line of the server log.

So what somebody reports from a screen is found in the log, and nothing of theirs has to be written there.
"""

from __future__ import annotations

import logging
import re
import secrets
import sys
from collections.abc import Iterable
from contextvars import ContextVar
from time import perf_counter
from typing import Any, Protocol

from flask import Flask, request, request_started
from werkzeug.wrappers import Request

from app.core.dates import VIETNAM
from app.web.clock import now
from app.web.delivery.headers import ALWAYS

HEADER = "X-Request-ID"
#: What a trusted proxy may call a request: nothing that a page or the log would have to escape.
_SAFE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
#: Requested in large numbers, and without information about users.
_QUIET = ("/healthz", "/static/<path:filename>")
_FAILED = 500
#: Where the environment of a request keeps what was asked for; a 404, say, asked for nothing we know.
_ROUTE, _UNKNOWN = "so_cong_doan.route", "(unknown address)"
#: The last resort, where even the error page could not be made.
_SENTENCE = "Máy chủ gặp trục trặc. Hãy thử lại sau ít phút, hoặc báo người quản trị. Mã yêu cầu: {}\n"

_CURRENT: ContextVar[str] = ContextVar("request_id", default="")
_log = logging.getLogger(__name__)
_access = logging.getLogger("app.access")


class StartResponse(Protocol):
    """WSGI's function that takes status and headers."""

    def __call__(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None, /) -> Any: ...


def current() -> str:
    """The id of the request that this thread answers, or works for; "" outside of any."""
    return _CURRENT.get()


def moment() -> str:
    """The local time now, with its zone."""
    return f"{now().astimezone(VIETNAM):%H:%M:%S ngày %d/%m/%Y} (giờ Việt Nam, UTC+7)"


def adopt(request_id: str) -> None:
    """What this thread or process logs from now on belongs to that request, which began it."""
    _CURRENT.set(request_id)


class Followed:
    """The application between the server and everything else, so that no answer is without its id."""

    def __init__(self, app: Flask) -> None:
        self._app, self._inner = app, app.wsgi_app
        self._believes = bool(app.config["TRUSTED_PROXIES"])

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        began, sent = perf_counter(), _Sent(start_response)
        token = _CURRENT.set(self._id(environ))
        try:
            answer = self._answer(environ, sent)
            _log_request(environ, sent, perf_counter() - began)
            return answer
        finally:
            # The thread goes on to others' requests, and to what belongs to none.
            _CURRENT.reset(token)

    def _answer(self, environ: dict[str, Any], sent: _Sent) -> Iterable[bytes]:
        try:
            return self._inner(environ, sent)
        except Exception:
            if self._app.testing:
                raise
            _log.exception("the error page could not be made")
            return _last_resort(sent)

    def _id(self, environ: dict[str, Any]) -> str:
        sent = environ.get("HTTP_X_REQUEST_ID", "") if self._believes else ""
        return sent if _SAFE.fullmatch(sent) else secrets.token_hex(4)


class _Sent:
    """Hands status and headers on to the server, and remembers them for the access line."""

    def __init__(self, start_response: StartResponse) -> None:
        self._start = start_response
        self.status, self.length = 0, "-"

    def __call__(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        self.status = int(status.partition(" ")[0])
        self.length = next((value for name, value in headers if name.lower() == "content-length"), "-")
        return self._start(status, [*headers, (HEADER, current())], exc_info)


def _last_resort(sent: _Sent) -> Iterable[bytes]:
    body = _SENTENCE.format(current()).encode()
    kind = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"), *ALWAYS.items()]
    # What was begun already is replaced, which WSGI allows for an exception only.
    error = sys.exc_info() if sent.status else None
    sent("500 Internal Server Error", [*kind, ("Content-Length", str(len(body)))], error)
    return [body]


def _log_request(environ: dict[str, Any], sent: _Sent, seconds: float) -> None:
    """The access line. The route's rule stands for the address: that may hold names and secrets."""
    rule = environ.get(_ROUTE, _UNKNOWN)
    level = logging.DEBUG if rule in _QUIET and sent.status < _FAILED else logging.INFO
    method = environ["REQUEST_METHOD"]
    _access.log(
        level,
        "%s %s %d %d ms %s bytes",
        method if method in _METHODS else "?",
        rule,
        sent.status,
        seconds * 1000,
        sent.length,
    )


def route(asked: Request) -> str:
    """The rule of the view that was asked for, `/phieu/<int:activity_id>`."""
    rule = getattr(asked, "url_rule", None)
    return str(rule.rule) if rule else _UNKNOWN


def _note_route(_app: Flask, **_extra: Any) -> None:
    """Keep what was asked for until the access line: by then Flask has dropped the request."""
    request.environ[_ROUTE] = route(request)


def register(app: Flask) -> None:
    """Around all other middleware, hence after it."""
    app.wsgi_app = Followed(app)  # type: ignore[method-assign] # as Flask's documentation puts middleware in
    # Before anything can refuse the request.
    request_started.connect(_note_route, app)
    app.jinja_env.globals.update(request_id=current, moment=moment)
