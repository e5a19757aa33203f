"""Which people and periods may be recorded, and which may not be withdrawn. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from app.core.dates import format_date
from app.core.errors import Refused
from app.people.roster.facts import (
    LONGEST_CODE,
    BirthDay,
    ChildFacts,
    Hanging,
    HardshipFacts,
    MembershipFacts,
    PersonFacts,
    Standing,
    Tie,
)
from app.people.roster.rules import (
    State,
    begins_on,
    membership_on,
    schooling_on,
    state_of,
    was_member_between,
)


def overlap_of(memberships: Sequence[MembershipFacts]) -> tuple[int, int] | None:
    """The indexes of two overlapping Đoàn viên periods, the later begun second; None without any."""
    spans = sorted(
        (begins_on(period) or date.min, period.left_on or date.max, place)
        for place, period in enumerate(memberships)
        if period.standing is Standing.MEMBER
    )
    return next(((one[2], two[2]) for one, two in pairwise(spans) if two[0] < one[1]), None)


def unknown_person() -> Refused:
    """The refusal of a person whom the union does not have."""
    return Refused("Người này không có trong danh sách của công đoàn.", "member_id")


def refuse_bad_person(person: PersonFacts, today: date) -> None:
    """Raise Refused for a person without code or name, or born after `today`."""
    if not person.code:
        raise Refused("Cần có mã đoàn viên.", "code")
    if len(person.code) > LONGEST_CODE:
        raise Refused(f"Mã dài quá {LONGEST_CODE} chữ.", "code")
    if "#" in person.code:
        # Row keys of further periods are `DV001#2`.
        raise Refused("Mã không được có dấu #.", "code")
    refuse_bad_naming(person, today)


def refuse_bad_naming(one: PersonFacts | ChildFacts, today: date) -> None:
    """Raise Refused for somebody without a name, or born after `today`."""
    if not one.full_name:
        raise Refused("Cần có họ và tên.", "full_name")
    refuse_bad_birth(one.birth, today)


def refuse_bad_birth(birth: BirthDay, today: date) -> None:
    """Raise Refused for a birth after `today`."""
    if birth.day and birth.day > today:
        raise Refused(f"Ngày sinh {format_date(birth.day)} ở sau hôm nay.", "birth")
    if birth.year and birth.year > today.year:
        raise Refused(f"Năm sinh {birth.year} ở sau năm nay.", "birth")


def refuse_bad_period(period: MembershipFacts) -> None:
    """Raise Refused for a period that ends before it begins, or has a leaving reason but no date.

    A date without a reason is allowed: the workbook does not require `Lý do thôi`.
    """
    if period.joined_on and period.left_on and period.left_on < period.joined_on:
        left, joined = format_date(period.left_on), format_date(period.joined_on)
        raise Refused(f"Ngày thôi {left} ở trước ngày vào công đoàn {joined}.", "left_on")
    if period.started_on and period.left_on and period.left_on < period.started_on:
        left, started = format_date(period.left_on), format_date(period.started_on)
        raise Refused(f"Ngày thôi {left} ở trước ngày vào làm {started}.", "left_on")
    if period.leaving_reason and not period.left_on:
        raise Refused(f"Có lý do thôi «{period.leaving_reason.label}» thì cần ghi ngày thôi.", "left_on")


def refuse_bad_hardship(facts: HardshipFacts, today: date) -> None:
    """Raise Refused for a hardship without a reason, in the future, or that ends before it begins."""
    if not facts.reason:
        raise Refused("Cần ghi hoàn cảnh.", "circumstances")
    if facts.starts_on > today:
        raise Refused(f"Ngày {format_date(facts.starts_on)} ở sau hôm nay.", "starts_on")
    if facts.ends_on and facts.ends_on < facts.starts_on:
        raise Refused(f"Đến ngày {format_date(facts.ends_on)} ở trước từ ngày.", "ends_on")


def refuse_overlap(memberships: Sequence[MembershipFacts]) -> None:
    """Raise Refused when two Đoàn viên periods of one person overlap."""
    found = overlap_of(memberships)
    if found is None:
        return
    one, two = memberships[found[0]], memberships[found[1]]
    raise Refused(
        f"Hai thời gian là đoàn viên chồng lên nhau: {_span_text(one)} và {_span_text(two)}.", "joined_on"
    )


def hanging_on(
    period: MembershipFacts, others: Sequence[MembershipFacts], ties: Sequence[Tie]
) -> list[Hanging]:
    """What would hang in the air without one of a person's periods; without their only one all of it.

    Of one of several what lies in its days as a member, and in those of none of the others.
    """
    lost = [
        one
        for one in ties
        if not others
        or (
            was_member_between([period], one.first, one.last)
            and not was_member_between(others, one.first, one.last)
        )
    ]
    numbers = Counter((one.what, one.counts) for one in lost)
    return [Hanging(number, what, counts) for (what, counts), number in numbers.items()]


def hanging_text(hanging: Sequence[Hanging]) -> str:
    """`1 khoản đóng, 2 danh hiệu, 1 xếp loại`; "" for nothing."""
    return ", ".join(f"{one.number} {one.what}" for one in hanging)


def refuse_vanishing(hanging: Sequence[Hanging], *, is_last: bool) -> None:
    """Raise Refused where somebody who is counted elsewhere would be no member of those days any more.

    `is_last`: the person would leave the roster.
    """
    if not any(one.counts for one in hanging):
        return
    if is_last:
        raise Refused(
            f"Người này có {hanging_text(hanging)} nên không rút khỏi sổ được: số liệu sẽ không khớp. Ai đã "
            "thôi thì bấm Sửa, ghi ngày thôi; ghi trùng thì gộp hai hồ sơ; ghi nhầm thì rút các mục ấy trước."
        )
    raise Refused(
        f"Trong những ngày của thời gian này có {hanging_text(hanging)} nên không rút được: số liệu sẽ không "
        "khớp. Ghi sai ngày thì bấm Sửa; ghi thừa thì sửa thời gian kia cho gồm cả những ngày ấy, hoặc rút "
        "các mục ấy, rồi mới rút thời gian này."
    )


def carried_on(memberships: Sequence[MembershipFacts], today: date) -> MembershipFacts | None:
    """What a further period is proposed to say after these: what is known of the person, but no dates.

    Work goes on where the person is at work still; a post ended with the membership. None without any.
    """
    last = membership_on(memberships, today)
    if last is None:
        return None
    degree, theory = schooling_on(memberships, today)
    is_gone = state_of(last, today) is State.GONE
    return replace(
        last,
        degree=degree,
        theory=theory,
        joined_on=None,
        joining=None,
        started_on=None if is_gone else last.started_on,
        left_on=None,
        leaving_reason=None,
        union_post="" if is_gone else last.union_post,
        note="",
    )


def code_after(code: str) -> str:
    """The next numbered code, `DV010` after `DV009`; "" after a code without a number."""
    match = re.fullmatch(r"(.*?)([0-9]{1,9})", code)
    return f"{match[1]}{int(match[2]) + 1:0{len(match[2])}d}" if match else ""


def _span_text(period: MembershipFacts) -> str:
    first = begins_on(period)
    begins = f"từ {format_date(first)}" if first else "từ trước"
    return f"{begins} đến trước {format_date(period.left_on)}" if period.left_on else f"{begins} đến nay"
