"""The figures counted from a record. Pure; each figure has the ids that it was counted from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from app.dues.shares.facts import FundPeriod
from app.dues.shares.rules import taking_part
from app.log.figures.facts import Figure as Counted
from app.log.figures.facts import one_each
from app.people.roster.facts import MembershipFacts, Person, Standing
from app.people.roster.rules import is_continued, is_member, previous_period
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
    return Figure(len(joined), None, sources_of(joined), tuple(one_each(one.source for one in joined)))


def count_of(counted: Counted) -> Figure:
    """A named count, as the result of a commitment."""
    return Figure(counted.number, None, counted.sources, counted.shares)


def share_of(part: Counted) -> Figure:
    """A named count as a part of the whole, which it says of whom it leaves out."""
    left = tuple(one.row for one in part.left_out)
    return Figure(part.number, part.number + len(left), (*part.sources, *left))


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
