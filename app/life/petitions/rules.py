"""Pure decisions about petitions."""

from __future__ import annotations

from app.core.errors import Refused
from app.life.petitions.facts import PetitionFacts


def check_petition(facts: PetitionFacts) -> None:
    """Raise Refused for a petition that was answered before it was raised."""
    if facts.answered_on and facts.answered_on < facts.raised_on:
        raise Refused("Ngày trả lời trước ngày nêu kiến nghị.", "answered_on")
