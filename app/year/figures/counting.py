"""The figures counted from a record. Pure; each figure has the ids that it was counted from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from app.dues.shares.facts import FundPeriod
from app.dues.shares.rules import taking_part
from app.log.figures.facts import Figure as Counted
from app.people.roster.facts import Person
from app.people.roster.rules import is_member
from app.year.figures.record import Figure, FundTerms, Record


def sources_of(things: Iterable[Person]) -> tuple[str, ...]:
    """The ids of people, each once."""
    return tuple(dict.fromkeys(thing.source for thing in things))


def members(record: Record) -> list[Person]:
    """Union members on the cut-off date."""
    return [person for person in record.people if is_member(person.memberships, record.as_of)]


def admissions(record: Record) -> Figure:
    """Số đoàn viên kết nạp."""
    return count_of(record.figure("people.members.admitted"))


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
