"""The history of a person: periods, hardship, payments and entries as one list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.desk.timeline.person_queries import PAID, FundSum, PersonLine, fund_sums, lines_of_person
from app.people.bulk.rules import differences
from app.people.roster.facts import HardshipFacts, MembershipFacts, Standing
from app.people.roster.rules import begins_on, is_continued, previous_period
from app.web.features import log_kinds

#: Lines that the page shows; the timeline has them all.
NEWEST = 60
_JOINED = {
    Standing.MEMBER: "Vào công đoàn",
    Standing.NOT_JOINED: "Vào làm, chưa vào công đoàn",
    Standing.ELSEWHERE: "Sinh hoạt công đoàn nơi khác",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the history; `activity_id`: the entry that it links to, `amount` in whole đồng."""

    day: date
    period_text: str
    label: str
    title: str = ""
    amount: int | None = None
    activity_id: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """The moments of a person, newest first, and what they owe and paid for each fund."""

    moments: Sequence[Moment]
    funds: Sequence[FundSum]
    #: Whether the log holds more than is shown.
    is_cut: bool


def story_of(
    unit_id: int,
    member_id: int,
    periods: Sequence[MembershipFacts],
    hardships: Sequence[HardshipFacts],
    today: date,
    hidden: Collection[str] = (),
) -> Story:
    """The history until `today`; two statements. `periods` and `hardships`: the live ones.

    Of the `hidden` fields of a period it shows that they changed, not how."""
    lines = lines_of_person(unit_id, member_id, NEWEST + 1)
    moments = [*map(_entry, lines[:NEWEST]), *_of_periods(periods, hidden), *_of_hardship(hardships)]
    moments.sort(key=lambda one: (one.day, one.activity_id or 0), reverse=True)
    return Story(moments, fund_sums(unit_id, member_id, today), len(lines) > NEWEST)


def _entry(line: PersonLine) -> Moment:
    label = "Đóng quỹ" if line.kind == PAID else log_kinds()[line.kind].label
    return Moment(
        line.day,
        line.period_text,
        label,
        line.title,
        line.amount,
        line.activity_id,
    )


def _of_periods(periods: Sequence[MembershipFacts], hidden: Collection[str]) -> Iterator[Moment]:
    firsts = {begins_on(one) for one in periods}
    for day in sorted({one.started_on for one in periods if one.started_on} - firsts):
        yield Moment(day, "", "Vào làm")
    for one in periods:
        first, before = begins_on(one), previous_period(periods, one)
        if first and before:
            moved = "; ".join(
                f"{label}: {old} → {new}" for label, old, new in differences(before, one, hidden)
            )
            yield Moment(first, "", "Thay đổi", moved)
        elif first:
            place = ", ".join(filter(None, (one.position, one.department, one.union_group, one.section)))
            yield Moment(first, "", _joined(one), place)
        if one.left_on and not is_continued(periods, one):
            yield Moment(one.left_on, "", "Thôi", one.leaving_reason.label if one.leaving_reason else "")


def _joined(one: MembershipFacts) -> str:
    if one.joining and one.standing is Standing.MEMBER:
        return one.joining.label
    return _JOINED[one.standing]


def _of_hardship(hardships: Sequence[HardshipFacts]) -> Iterator[Moment]:
    for one in hardships:
        yield Moment(one.starts_on, "", "Bắt đầu khó khăn", one.reason)
        if one.ends_on:
            yield Moment(one.ends_on, "", "Hết khó khăn")
