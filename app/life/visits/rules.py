"""Pure decisions about visits: notes on the person, the recipient's name, likely duplicates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from app.core.dates import format_date
from app.core.once import Keys, Once
from app.core.vietnamese import fold
from app.life.visits.facts import THEMSELVES, Audience, VisitFacts
from app.log.activities.facts import refuse_giver_of_own
from app.people.roster.facts import LeavingReason, MembershipFacts, Sex
from app.people.roster.rules import State, has_left_work, membership_on, state_on

#: Two visits to one person for one reason within this many days are likely duplicates.
SAME_WITHIN = timedelta(days=3)
#: `8/3`, `20 năm` and `3 tháng` count no people.
_NUMBER_FIRST = re.compile(r"\s*(\d{1,4})\s+(?!năm\b|tháng\b|ngày\b|tuổi\b|lần\b)[^\W\d]", re.IGNORECASE)
_DEPARTURES = {
    LeavingReason.TRANSFERRED: "đã chuyển đi từ",
    LeavingReason.RETIRED: "đã nghỉ hưu từ",
    LeavingReason.QUIT: "đã thôi việc từ",
    LeavingReason.DIED: "đã từ trần, thôi là đoàn viên từ",
}


def departure_text(name: str, sex: Sex, periods: Sequence[MembershipFacts], day: date) -> str:
    """`Bà Lê Thị Ấm đã nghỉ hưu từ 01/06/2024.`; "" for someone at work on the day. Not an error."""
    period = membership_on(periods, day)
    if period is None or period.left_on is None or not has_left_work(period, day):
        return ""
    words = _DEPARTURES.get(period.leaving_reason or LeavingReason.OTHER, "đã rời đơn vị từ")
    return f"{'Bà' if sex is Sex.FEMALE else 'Ông'} {name} {words} {format_date(period.left_on)}."


def audience_of(periods: Sequence[MembershipFacts], day: date) -> Audience:
    """What a visit to a person of the roster is; who retired or moved is still visited as a member."""
    return Audience.WORKER if state_on(periods, day) is State.NOT_MEMBER else Audience.MEMBER


def recipient_of(audience: Audience, name: str, child: str = "") -> str:
    """The recipient's name when a member was picked: the member, a relative, or a child by name."""
    if audience is Audience.CHILD:
        return child or f"Con của {name}"
    return f"Thân nhân của {name}" if audience is Audience.RELATIVE else name


def number_named(recipient: str) -> int | None:
    """The number of people that a recipient's name begins with (`04 cựu thanh niên xung phong`), or None."""
    match = _NUMBER_FIRST.match(recipient)
    return int(match[1]) if match else None


def check_visit(facts: VisitFacts) -> None:
    """Raise Refused for money of a fund that is said to be somebody else's."""
    refuse_giver_of_own(facts.entry())


def _visited(facts: VisitFacts) -> Keys:
    """Keys for duplicates: the recipient as written, and members if they are visited themselves."""
    member_ids = facts.member_ids if facts.audience in THEMSELVES else ()
    return frozenset({(facts.reason, fold(facts.recipient)), *((facts.reason, one) for one in member_ids)})


def _may_be_one_visit(one: VisitFacts, other: VisitFacts) -> bool:
    """Whether both may be one visit: near days, and no ids that show two people."""
    people = set(one.member_ids), set(other.member_ids)
    is_near = abs(one.happened_on - other.happened_on) <= SAME_WITHIN
    return is_near and (not all(people) or bool(people[0] & people[1]))


VISITED = Once(_visited, _may_be_one_visit)
