"""Headers of every answer, whatever its kind: what a browser may do with it."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, request

from app.web.delivery.proxies import is_https

#: Scripts and styles are files of this server: none inline, no exception.
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
#: Abilities of a browser that no page asks for.
_UNUSED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb"),
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
}
#: Browsers use only https here for a year (in seconds).
_HSTS = "max-age=31536000"


def _add(response: Response) -> Response:
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if is_https():
        response.headers.setdefault("Strict-Transport-Security", _HSTS)
    if request.endpoint != "static" or response.status_code >= HTTPStatus.BAD_REQUEST:
        # Nobody must see the books by pressing "back" after sign-out on a shared machine, or see an old list.
        response.headers["Cache-Control"] = "no-store"
    return response


def register(app: Flask) -> None:
    app.after_request(_add)
