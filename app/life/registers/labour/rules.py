"""Pure decisions about what happens between workers and employer."""

from __future__ import annotations

from app.core.errors import Refused
from app.life.registers.labour.facts import LabourFacts


def check_labour(facts: LabourFacts) -> None:
    """Raise Refused for one settled before it happened, and for nothing that says more than that."""
    if facts.settled_on and facts.settled_on < facts.happened_on:
        raise Refused("Ngày giải quyết trước ngày xảy ra.", "settled_on")
    if facts.none and facts.sort.is_meeting:
        raise Refused("Loại này không cần ghi «Không phát sinh».", "none")
    if facts.none and (facts.people or facts.settled_on):
        raise Refused("Đã «Không phát sinh» thì không có số người hay ngày giải quyết.", "none")
