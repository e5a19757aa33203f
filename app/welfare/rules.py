"""Pure decisions of visits: what the officer is told of the person before the visit is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.core.dates import format_date
from app.members.facts import LeavingReason, MembershipFacts, Sex
from app.members.rules import has_left_work, membership_on
from app.welfare.facts import Audience

_GONE = {
    LeavingReason.TRANSFERRED: "đã chuyển đi từ",
    LeavingReason.RETIRED: "đã nghỉ hưu từ",
    LeavingReason.QUIT: "đã thôi việc từ",
    LeavingReason.DIED: "đã từ trần, thôi là đoàn viên từ",
}


def gone_told(name: str, sex: Sex, periods: Sequence[MembershipFacts], day: date) -> str:
    """`Bà Lê Thị Ấm đã nghỉ hưu từ 01/06/2024.`; "" for who is at work on the day. A visit to them stands."""
    period = membership_on(periods, day)
    if period is None or period.left_on is None or not has_left_work(period, day):
        return ""
    said = _GONE.get(period.leaving_reason or LeavingReason.OTHER, "đã rời đơn vị từ")
    return f"{'Bà' if sex is Sex.FEMALE else 'Ông'} {name} {said} {format_date(period.left_on)}."


def recipient_of(audience: Audience, name: str, child: str = "") -> str:
    """How the recipient is written where a member was picked: themselves, a relative, a child by name."""
    if audience is Audience.CHILD:
        return child or f"Con của {name}"
    return f"Thân nhân của {name}" if audience is Audience.RELATIVE else name
