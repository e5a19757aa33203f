"""Facts of an activity that its workbook row lacks: participants, minutes, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import time
from typing import Annotated

from app.core.fields import LONGEST_MINUTES, Count, Lines, People, Text, Time
from app.core.texts.names import name_sort_key
from app.core.vietnamese import share_text
from app.life.events.facts import Category, EventFacts
from app.log.activities.facts import EntryFacts

#: Categories that have an agenda, minutes and votes.
MEETINGS = frozenset({Category.CONFERENCE, Category.CONGRESS, Category.COMMITTEE_MEETING})


@dataclass(frozen=True, slots=True)
class MeetingFacts(EventFacts):
    """An activity with all fields of the screens; votes are numbers of people.

    `ends_at` is on the last day. `excused` and `unexcused`: who was absent with and without a reason, as
    names or a number.
    """

    member_ids: Annotated[tuple[int, ...], People("Người tham gia")] = ()
    presided_by: Annotated[
        str, Text("Chủ trì", help="Chủ tọa. Để trống thì biên bản in chừa chỗ điền tay.")
    ] = ""
    minuted_by: Annotated[str, Text("Thư ký", help="Người ghi biên bản.")] = ""
    begins_at: Annotated[time | None, Time("Giờ bắt đầu", help="Ví dụ 8h30 hoặc 08:30.")] = None
    ends_at: Annotated[time | None, Time("Giờ kết thúc", help="Họp nhiều ngày thì là giờ của ngày cuối.")] = (
        None
    )
    excused: Annotated[str, Text("Vắng có lý do", most=1000, help="Ghi tên hoặc số người.")] = ""
    unexcused: Annotated[str, Text("Vắng không lý do", most=1000)] = ""
    agenda: Annotated[str, Lines("Chương trình", most=LONGEST_MINUTES)] = ""
    minutes: Annotated[
        str, Lines("Biên bản", most=LONGEST_MINUTES, help="Diễn biến, ý kiến. In ra được.")
    ] = ""
    resolution: Annotated[str, Lines("Nghị quyết, kết luận", most=LONGEST_MINUTES)] = ""
    votes_for: Annotated[int | None, Count("Phiếu tán thành", least=0)] = None
    votes_against: Annotated[int | None, Count("Phiếu không tán thành", least=0)] = None
    votes_blank: Annotated[int | None, Count("Phiếu không có ý kiến", least=0)] = None

    def entry(self) -> EntryFacts:
        # `super()` without arguments fails in a dataclass with slots.
        entry = EventFacts.entry(self)
        return replace(entry, also_found_by=f"{entry.also_found_by} {self.resolution}")

    @property
    def votes(self) -> int:
        return sum(count or 0 for count in (self.votes_for, self.votes_against, self.votes_blank))

    @property
    def has_details(self) -> bool:
        """Whether there is anything to write minutes of."""
        return any(getattr(self, name) not in ("", None, 0) for name in MINUTED)


#: The fields that count votes.
VOTES = ("votes_for", "votes_against", "votes_blank")
#: The fields that the workbook lacks.
DETAILS = tuple(field.name for field in fields(MeetingFacts) if field.name not in EventFacts.__slots__)
#: Those of them that are part of the minutes.
MINUTED = tuple(name for name in DETAILS if name != "member_ids")


def with_details(facts: EventFacts, known: MeetingFacts) -> MeetingFacts:
    """The facts of a workbook row, completed with the other fields of `known`."""
    values = {field.name: getattr(facts, field.name) for field in fields(EventFacts)}
    return MeetingFacts(**values, **{name: getattr(known, name) for name in DETAILS})


def with_count(new: MeetingFacts, old: MeetingFacts | None = None) -> MeetingFacts:
    """The facts with the number of people updated from the ticks.

    A typed number is kept, unless it equals the earlier ticks or is below the number of people ticked now.
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
    named = [(names[member_id], count) for member_id, count in donations.items()]
    return sorted(named, key=lambda one: (-one[1], name_sort_key(one[0])))
