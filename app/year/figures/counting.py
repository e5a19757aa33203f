"""The figures counted from a record. Pure; each figure has the ids that it was counted from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from app.dues.shares.facts import FundPeriod
from app.dues.shares.rules import taking_part
from app.life.events.facts import Category
from app.people.roster.facts import MembershipFacts, Person, Standing
from app.people.roster.rules import in_hardship_on, is_continued, is_member, previous_period
from app.year.figures.record import Figure, FundTerms, Record


def sources_of(things: Iterable[Person]) -> tuple[str, ...]:
    """The ids of people, each once."""
    return tuple(dict.fromkeys(thing.source for thing in things))


def members(record: Record) -> list[Person]:
    """Union members on the cut-off date."""
    return [person for person in record.people if is_member(person.memberships, record.as_of)]


def joined_in(record: Record) -> list[Person]:
    """Members whose Ngày vào công đoàn lies in the period."""
    return [
        person
        for person in record.people
        if any(
            _joined(period, record) and not previous_period(person.memberships, period)
            for period in person.memberships
        )
    ]


def _joined(membership: MembershipFacts, record: Record) -> bool:
    return (
        membership.standing is Standing.MEMBER
        and membership.joined_on is not None
        and record.period.contains(membership.joined_on)
    )


def left_in(record: Record) -> list[tuple[Person, MembershipFacts]]:
    """Those who left in the period (the first day out lies in it), with the row that ended."""
    return [
        (person, membership)
        for person in record.people
        for membership in person.memberships
        if membership.left_on is not None
        and record.period.contains(membership.left_on)
        and not is_continued(person.memberships, membership)
    ]


def admissions(record: Record) -> Figure:
    """Số đoàn viên kết nạp."""
    joined = joined_in(record)
    return Figure(len(joined), None, sources_of(joined))


def event_count(record: Record, category: Category | None) -> Figure:
    """Số lượng hoạt động: the sum of Số lần (1 if none is given) of one category."""
    counted = [event for event in record.events if event.facts.category is category]
    return Figure(
        sum(event.facts.times or 1 for event in counted), None, tuple(event.source for event in counted)
    )


def hardship_visited(record: Record) -> Figure:
    """Members in hardship on the cut-off date whom a visit of the period names, out of all in hardship."""
    marked = [person for person in members(record) if _in_hardship(person, record)]
    named = {member_id for visit in record.visits for member_id in visit.facts.member_ids}
    visited = [person for person in marked if person.id in named]
    visits = [
        visit.source
        for visit in record.visits
        if any(person.id in visit.facts.member_ids for person in visited)
    ]
    return Figure(len(visited), len(marked), (*sources_of(marked), *visits))


def _in_hardship(person: Person, record: Record) -> bool:
    return in_hardship_on(person.memberships, person.hardships, record.as_of)


def fund_share(record: Record, funds: Sequence[FundTerms]) -> Figure:
    """Tỷ lệ đóng quỹ: of the members whom any of the funds asked, who paid into each that asked them."""
    several = [one for fund in funds if (one := record.fund_periods.get(fund.id))]
    payers, asked = taking_part(several)
    paid = dict.fromkeys(source for one in several for source in _paid_by(one, set(payers)))
    return Figure(len(payers), len(asked), (*paid, *map(member_source, asked)))


def paid_in_full(record: Record, fund: FundTerms) -> Figure | None:
    """Đóng đủ: of the members whom the fund asked, who owe nothing of it; None if nobody was asked."""
    one = record.fund_periods.get(fund.id)
    if one is None or not one.asked:
        return None
    full = one.payers_in_full
    return Figure(len(full), len(one.asked), (*_paid_by(one, set(full)), *map(member_source, one.asked)))


def member_source(member_id: int) -> str:
    """A person as a source."""
    return f"members/{member_id}"


def _paid_by(one: FundPeriod, people: Set[int]) -> tuple[str, ...]:
    """The collections in which these people paid for the Kỳ of the period."""
    ids = (
        part.payment.collection_id
        for member_id, lines in one.lines.items()
        if member_id in people
        for line in lines
        for part in line.parts
    )
    return tuple(f"activities/{entry_id}" for entry_id in dict.fromkeys(ids))
