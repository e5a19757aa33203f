"""Pure decisions about houses."""

from __future__ import annotations

from app.core.errors import Refused
from app.life.registers.houses.facts import HouseFacts


def check_house(facts: HouseFacts) -> None:
    """Raise Refused for a house handed over before it was begun, or worth less than the union gave."""
    if facts.handed_on and facts.handed_on < facts.started_on:
        raise Refused("Ngày bàn giao trước ngày hỗ trợ.", "handed_on")
    if facts.value is not None and facts.support and facts.support > facts.value:
        raise Refused("Giá trị căn nhà ít hơn số tiền công đoàn hỗ trợ.", "value")
