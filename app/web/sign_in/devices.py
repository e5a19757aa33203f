"""Browsers that somebody signed in from before: a stranger's wrong guesses do not keep them waiting.

A signed cookie holds the browser's own number and, for each account, a mark that a new password makes void.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import Any

from flask import Response, current_app, g, request
from itsdangerous import BadSignature, URLSafeSerializer

from app.web.delivery.proxies import is_https

_COOKIE = "device"
#: Sent where it is needed: sign-in and one's own password.
_PATH = "/tai-khoan"
#: Half a year, in seconds; each sign-in begins it anew.
_LASTS = 182 * 24 * 3600
#: An office machine is many people's; the newest are kept.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Device:
    """A browser: its number, and the marks of the accounts that it signed in to, by their ids."""

    number: str
    marks: dict[str, str]

    def knows(self, user_id: int, session_key: str) -> bool:
        """Whether that account was signed in to from here, with the password that it has now."""
        return compare_digest(self.marks.get(str(user_id), ""), _mark(session_key))


def this_device() -> Device | None:
    """The browser that asks, if it says truly that it was here before."""
    try:
        said: Any = _signer().loads(request.cookies.get(_COOKIE, ""))
        return Device(said["number"], said["marks"])
    except (BadSignature, KeyError, TypeError):
        return None


def remember(user_id: int, session_key: str) -> None:
    """Let the browser remember, with the answer under way, that this account was signed in to from it."""
    device = this_device() or Device(secrets.token_hex(16), {})
    others = {name: mark for name, mark in device.marks.items() if name != str(user_id)}
    kept = dict([*others.items(), (str(user_id), _mark(session_key))][-_MOST:])
    g.device = _signer().dumps({"number": device.number, "marks": kept})


def give(response: Response) -> None:
    """Put into the answer what the browser is to remember, if there is anything."""
    if signed := g.pop("device", None):
        response.set_cookie(
            _COOKIE, signed, max_age=_LASTS, path=_PATH, secure=is_https(), httponly=True, samesite="Lax"
        )


def _mark(session_key: str) -> str:
    """Tells one password's time from the next without giving the session's key away."""
    return sha256(f"device:{session_key}".encode()).hexdigest()[:32]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="device")
