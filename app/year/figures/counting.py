"""The figures counted from a record. Pure; each figure has the ids that it was counted from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from app.core.periods import Period, months_of
from app.dues.funds.facts import Basis, PartYear
from app.dues.funds.rate_rules import part_of_year, salary_share
from app.dues.funds.rules import term_on
from app.log.figures.facts import Figure as Counted
from app.log.figures.facts import one_each
from app.people.roster.facts import MembershipFacts, Person, Standing
from app.people.roster.rules import is_continued, is_member, membership_on, previous_period
from app.year.figures.record import Figure, FundTerms, Paid, Record


def sources_of(things: Iterable[Person | Paid]) -> tuple[str, ...]:
    """The ids of people or contributions, each once."""
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


def paid_for(record: Record, fund: FundTerms) -> list[Paid]:
    """Contributions to a fund that count for the period.

    Of whole calendar years: those whose Kỳ lies in it; of other periods: those whose day lies in it.
    """
    return [paid for paid in record.paid if paid.fund_id == fund.id and _counts(paid, record.period)]


def _counts(paid: Paid, period: Period) -> bool:
    if period.is_whole_years:
        return period.start <= paid.period_start and paid.period_end <= period.end
    return period.contains(paid.paid_on)


def paid_for_other_periods(record: Record, fund: FundTerms) -> list[Paid]:
    """Contributions received in the period for a Kỳ outside it: reported, but not counted in the share."""
    return [
        paid
        for paid in record.paid
        if paid.fund_id == fund.id
        and record.period.contains(paid.paid_on)
        and not _counts(paid, record.period)
    ]


def non_exempt_members(record: Record, funds: Sequence[FundTerms]) -> list[Person]:
    """Members on the cut-off date who are not exempt from any of the funds on that day."""
    free = {member_id for fund_id, member_id in record.exempt if fund_id in {0, *(one.id for one in funds)}}
    return [person for person in members(record) if person.id not in free]


def fund_share(record: Record, funds: Sequence[FundTerms]) -> Figure:
    """Tỷ lệ đóng quỹ: members on the cut-off date who paid into each of the funds, of all of them.

    Members exempt from one of the funds on that day are left out of both numbers.
    """
    now = non_exempt_members(record, funds)
    paid = [paid for fund in funds for paid in paid_for(record, fund)]
    payers = [{one.member_id for one in paid if one.fund_id == fund.id} for fund in funds]
    taking_part = [person for person in now if payers and all(person.id in some for some in payers)]
    return Figure(len(taking_part), len(now), (*sources_of(paid), *sources_of(now)))


def paid_in_full(record: Record, fund: FundTerms) -> Figure | None:
    """Đóng đủ: non-exempt members who paid all that is due; None if nothing is due."""
    now = non_exempt_members(record, [fund])
    dues = {person.id: due(person, fund, record) for person in now}
    if any(amount is None for amount in dues.values()) or not any(dues.values()):
        return None
    paid: dict[int, int] = {}
    counted = paid_for(record, fund)
    for one in counted:
        paid[one.member_id] = paid.get(one.member_id, 0) + one.amount
    full = [person for person in now if paid.get(person.id, 0) >= (dues[person.id] or 0)]
    return Figure(len(full), len(now), (*sources_of(counted), *sources_of(now)))


def due(person: Person, fund: FundTerms, record: Record) -> int | None:
    """The amount that a person owes the fund for the period, whole đồng; None if it cannot be computed.

    Yearly rates are due once for each year of membership, monthly rates and shares of the salary for
    each month on whose first or last day the person is a member.
    """
    bases = {term.basis for term in fund.terms}
    if len(bases) != 1 or bases & {Basis.VOLUNTARY}:
        return None
    if bases == {Basis.YEAR}:
        return _yearly_due(person, fund, record.period)
    months = _whole_months(record.period)
    amounts = [_monthly_due(person, fund, month) for month in months]
    return None if any(amount is None for amount in amounts) else sum(amount or 0 for amount in amounts)


@lru_cache(maxsize=256)
def _whole_months(period: Period) -> tuple[Period, ...]:
    return tuple(month for month in months_of(period) if month.within(period))


def _yearly_due(person: Person, fund: FundTerms, period: Period) -> int | None:
    """Once for each twelve months of the period in which the person was a member: years, or a school year."""
    months = _whole_months(period)
    if len(months) % 12 or (months[0].start, months[-1].end) != (period.start, period.end):
        return None
    total = 0
    for first in range(0, len(months), 12):
        year = months[first : first + 12]
        if any(is_member(person.memberships, month.end) for month in year):
            total += _due_for_year(person, fund, year)
    return total


def _due_for_year(person: Person, fund: FundTerms, year: Sequence[Period]) -> int:
    """By the rate in force on the first day, or on the last day for a fund that began within the year."""
    term = term_on(fund.terms, year[0].start) or term_on(fund.terms, year[-1].end)
    if term is None or not term.rate:
        return 0
    if term.part_year is PartYear.FULL_RATE:
        return int(term.rate)
    return part_of_year(term, sum(_counts_for(person, month) for month in year))


def _counts_for(person: Person, month: Period) -> bool:
    """Whether the month is due: for a member on its first or last day."""
    return is_member(person.memberships, month.start) or is_member(person.memberships, month.end)


def _monthly_due(person: Person, fund: FundTerms, month: Period) -> int | None:
    if not _counts_for(person, month):
        return 0
    term = term_on(fund.terms, month.start)
    if term is None or term.rate is None:
        return 0
    if term.basis is Basis.MONTH:
        return int(term.rate)
    held = membership_on(person.memberships, month.end) or membership_on(person.memberships, month.start)
    if held is None or held.dues_salary is None:
        return None
    return salary_share(held.dues_salary, term)
