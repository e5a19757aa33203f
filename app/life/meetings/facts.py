"""What an activity says beyond its row in the workbook: who took part, what a meeting said and decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import time

from app.core.vietnamese import name_sort_key, share_text
from app.life.events.facts import Category, EventFacts
from app.log.activities.facts import EntryFacts

#: Categories that have an agenda, minutes and votes.
MEETINGS = frozenset({Category.CONFERENCE, Category.CONGRESS, Category.COMMITTEE_MEETING})


@dataclass(frozen=True, slots=True)
class MeetingFacts(EventFacts):
    """An activity as screens know it; votes are numbers of people.

    `ends_at` is of the last day. `excused` and `unexcused` are those absent with and without a reason: names,
    or a number.
    """

    member_ids: tuple[int, ...] = ()
    presided_by: str = ""
    minuted_by: str = ""
    begins_at: time | None = None
    ends_at: time | None = None
    excused: str = ""
    unexcused: str = ""
    agenda: str = ""
    minutes: str = ""
    resolution: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    votes_blank: int | None = None

    def entry(self) -> EntryFacts:
        # `super()` does not know a class with slots made by the decorator.
        said = EventFacts.entry(self)
        also = f"{said.also_found_by} {self.resolution}"
        return replace(said, member_ids=self.member_ids, also_found_by=also)

    @property
    def votes(self) -> int:
        return sum(count or 0 for count in (self.votes_for, self.votes_against, self.votes_blank))

    @property
    def has_details(self) -> bool:
        """Whether there is anything to write minutes of."""
        return any(getattr(self, name) not in ("", None, 0) for name in MINUTED)


#: The fields that count votes.
VOTES = ("votes_for", "votes_against", "votes_blank")
#: The fields that the workbook does not know.
DETAILS = tuple(field.name for field in fields(MeetingFacts) if field.name not in EventFacts.__slots__)
#: Those of them that the minutes say.
MINUTED = tuple(name for name in DETAILS if name != "member_ids")


def with_details(facts: EventFacts, known: MeetingFacts) -> MeetingFacts:
    """The facts of a workbook's row, with what `known` says beyond it."""
    said = {field.name: getattr(facts, field.name) for field in fields(EventFacts)}
    return MeetingFacts(**said, **{name: getattr(known, name) for name in DETAILS})


def with_count(new: MeetingFacts, old: MeetingFacts | None = None) -> MeetingFacts:
    """The facts with a number of people that follows the ticks: empty, or as many as were ticked before.

    A number that was typed stays, unless more people than that were ticked.
    """
    if not new.member_ids:
        return new
    follows = old is not None and new.people == old.people == len(old.member_ids)
    typed = 0 if follows else new.people or 0
    return replace(new, people=max(typed, len(new.member_ids)))


def votes_text(facts: MeetingFacts) -> list[tuple[str, str]]:
    """Each kind of vote with its share of all that were cast: `20/22 (90,9%)`; nothing without votes."""
    if not facts.votes:
        return []
    cast = (
        ("Tán thành", facts.votes_for),
        ("Không tán thành", facts.votes_against),
        ("Không có ý kiến", facts.votes_blank),
    )
    return [
        (label, f"{count}/{facts.votes} ({share_text(count, facts.votes)})")
        for label, count in cast
        if count is not None
    ]


def donors_text(donations: Mapping[int, int], names: Mapping[int, str]) -> list[tuple[str, int]]:
    """(name, how many times so far) of the donors, those who gave most first."""
    told = [(names[member_id], count) for member_id, count in donations.items()]
    return sorted(told, key=lambda one: (-one[1], name_sort_key(one[0])))
