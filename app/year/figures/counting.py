"""The figures counted from a record. Pure; each figure has the ids that it was counted from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from app.core.periods import Period, months_of
from app.dues.funds.facts import Basis, PartYear
from app.dues.funds.rate_rules import part_of_year, salary_share
from app.dues.funds.rules import term_on
from app.life.events.facts import Category
from app.people.roster.facts import Person
from app.people.roster.rules import in_hardship_on, is_member, membership_on
from app.year.figures.record import Figure, FundTerms, Paid, Record


def sources_of(things: Iterable[Person | Paid]) -> tuple[str, ...]:
    """The ids of people or contributions, each once."""
    return tuple(dict.fromkeys(thing.source for thing in things))


def members(record: Record) -> list[Person]:
    """Union members on the cut-off date."""
    return [person for person in record.people if is_member(person.memberships, record.as_of)]


def admissions(record: Record) -> Figure:
    """Số đoàn viên kết nạp."""
    admitted = record.figure("people.members.admitted")
    return Figure(admitted.number, None, admitted.sources)


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
