"""Browsers that users signed in from before: wrong passwords sent from elsewhere do not make them wait.

A signed cookie holds the browser's number and, for each account, a mark that a new password invalidates.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import Any

from flask import Response, current_app, g, request
from itsdangerous import BadSignature, URLSafeSerializer

from app.config import HOST_ONLY
from app.web.delivery.proxies import is_https

_NAME = "device"
#: The path of sign-in and of changing one's password; over https only, the cookie is for all paths.
_PATH = "/tai-khoan"
#: Half a year, in seconds, from the last sign-in.
_LASTS = 182 * 24 * 3600
#: Accounts remembered in one browser, the newest.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Device:
    """A browser: its number, and the marks of the accounts that it signed in to, by their ids."""

    number: str
    marks: dict[str, str]

    def knows(self, user_id: int, session_key: str) -> bool:
        """Whether the account was signed in to from this browser, with its current password."""
        return compare_digest(self.marks.get(str(user_id), ""), mark_of(session_key, _NAME))


def this_device() -> Device | None:
    """The browser of the request; None without a valid cookie."""
    try:
        data: Any = _signer().loads(request.cookies.get(_cookie(), ""))
        return Device(data["number"], data["marks"])
    except (BadSignature, KeyError, TypeError):
        return None


def remember(user_id: int, session_key: str) -> None:
    """Remember in the browser, with this response, that the account was signed in to from it."""
    device = this_device() or Device(secrets.token_hex(16), {})
    others = {name: mark for name, mark in device.marks.items() if name != str(user_id)}
    kept = dict([*others.items(), (str(user_id), mark_of(session_key, _NAME))][-_MOST:])
    g.device = _signer().dumps({"number": device.number, "marks": kept})


def give(response: Response) -> None:
    """Set the cookie if `remember` was called."""
    if signed := g.pop("device", None):
        response.set_cookie(
            _cookie(),
            signed,
            max_age=_LASTS,
            path="/" if _is_host_only() else _PATH,
            secure=is_https(),
            httponly=True,
            samesite="Lax",
        )


def _cookie() -> str:
    return f"{HOST_ONLY}{_NAME}" if _is_host_only() else _NAME


def _is_host_only() -> bool:
    """Whether the installation is https only: such a cookie is for all paths."""
    return bool(current_app.config["SESSION_COOKIE_SECURE"])


def mark_of(session_key: str, of: str) -> str:
    """A digest of the session key, which changes with the password, for one use of it."""
    return sha256(f"{of}:{session_key}".encode()).hexdigest()[:32]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="device")
