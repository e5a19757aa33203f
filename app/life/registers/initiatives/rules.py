"""Pure decisions about initiatives."""

from __future__ import annotations

from app.core.errors import Refused
from app.life.registers.initiatives.facts import InitiativeFacts


def check_initiative(facts: InitiativeFacts) -> None:
    """Raise Refused for one that was carried out or recognised before it was registered."""
    for day, box, done in (
        (facts.done_on, "done_on", "áp dụng"),
        (facts.recognised_on, "recognised_on", "công nhận"),
    ):
        if day and day < facts.registered_on:
            raise Refused(f"Ngày {done} trước ngày đăng ký.", box)
