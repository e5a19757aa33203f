"""Codes of the second factor: which are right, how they are written, who must have one. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from secrets import choice

from pyotp import TOTP

from app.office.accounts.rules import Role

#: Seconds for which a code stands, and how many of them a phone's clock may be early or late.
STEP, DRIFT = 30, 1
FIGURES = 6
#: How long setting up may take after the password was asked.
SET_UP_LASTS = timedelta(minutes=15)
#: How long the second step of signing in may take after the first.
STEP_LASTS = timedelta(minutes=10)
#: Recovery codes: how many, and how long; without letters and digits that are easily confused.
RECOVERY_CODES, _GROUPS, _LETTERS = 10, 4, "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
#: The roles of which a union can require it.
ROLES = frozenset({Role.CHAIR, Role.TREASURER})


def step_of(code: str, secret: str, now: datetime, last_step: int) -> int | None:
    """The half minute of a right code that comes after the last one used; None for a wrong code."""
    totp, current = TOTP(secret, digits=FIGURES, interval=STEP), int(now.timestamp()) // STEP
    right = None
    for step in range(current - DRIFT, current + DRIFT + 1):
        # All of them are compared, so that the time reveals nothing.
        if compare_digest(totp.at(step * STEP), code) and step > last_step:
            right = step
    return right


def is_six_figures(typed: str) -> bool:
    """Whether what was typed is a code of the phone, and not a recovery code."""
    return len(typed) == FIGURES and typed.isascii() and typed.isdigit()


def tidy_code(typed: str) -> str:
    """What was typed as a code, without spaces and dashes, in capitals."""
    return "".join(char for char in typed.upper() if char.isalnum())


def recovery_code() -> str:
    """A new recovery code: `K7MP-3XQA-9WTD-F2HJ`."""
    return "-".join("".join(choice(_LETTERS) for _ in range(4)) for _ in range(_GROUPS))


def digest_of(user_id: int, code: str) -> str:
    """What is stored of a recovery code; it is long and random, so that nothing slower is needed."""
    return sha256(f"{user_id}:{tidy_code(code)}".encode()).hexdigest()


def address_for_phone(secret: str, username: str, host: str) -> str:
    """What the picture holds for the phone: the secret, and what it is for."""
    totp = TOTP(secret, digits=FIGURES, interval=STEP)
    return totp.provisioning_uri(name=username, issuer_name=f"Sổ Công đoàn ({host})")


def is_required_of(roles: Iterable[tuple[Role, bool]], *, is_admin: bool, of_admins: bool) -> bool:
    """Whether a user must have a second factor; `roles`: each with whether its union requires it."""
    return (is_admin and of_admins) or any(requires and role in ROLES for role, requires in roles)
