"""Pure decisions about activities, meetings and petitions."""

from __future__ import annotations

from app.core.errors import Refused
from app.events.detail_facts import MeetingFacts
from app.events.facts import EventFacts, PetitionFacts


def check_event(facts: EventFacts) -> None:
    """Raise Refused for an activity that ends before it begins."""
    if facts.ends_on and facts.ends_on < facts.starts_on:
        raise Refused("Ngày kết thúc trước ngày bắt đầu.", "ends_on")


def check_meeting(facts: MeetingFacts) -> None:
    """Raise Refused where more votes were cast than there were people."""
    if facts.people and facts.votes > facts.people:
        raise Refused(f"Có {facts.votes} phiếu nhưng chỉ {facts.people} người tham gia.", "votes_for")


def check_petition(facts: PetitionFacts) -> None:
    """Raise Refused for a petition that was answered before it was raised."""
    if facts.answered_on and facts.answered_on < facts.raised_on:
        raise Refused("Ngày trả lời trước ngày nêu kiến nghị.", "answered_on")
