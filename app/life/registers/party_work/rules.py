"""Pure decisions about Party work."""

from __future__ import annotations

from app.core.errors import Refused
from app.life.registers.party_work.facts import PartyWorkFacts


def check_party_work(facts: PartyWorkFacts) -> None:
    """Raise Refused for an entry without any number."""
    if not (facts.introduced or facts.taught or facts.admitted):
        raise Refused("Hãy ghi ít nhất một con số.", "introduced")
