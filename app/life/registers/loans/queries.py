"""Selects of loans and their returns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, case, func, select
from sqlalchemy.orm import aliased

from app.books.entries.reads import EntryReads
from app.core.dates import format_date
from app.core.money import format_dong
from app.extensions import db
from app.life.registers.loans.facts import LoanFacts, LoanState, ReturnFacts
from app.life.registers.loans.models import Loan, LoanReturn
from app.life.registers.queries import register_read
from app.listing import ALL_ROWS, Page
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import live
from app.log.figures.facts import LoggedEntry, Reading
from app.people.roster.models import Member
from app.web.personal.declared import ExtractRow

KIND, RETURN_KIND = "loan", "loan_return"
_Return = aliased(Activity)
#: What came back of a loan, correlated to its entry.
_RETURNED: ColumnElement[int] = (
    select(func.coalesce(func.sum(_Return.amount), 0))
    .join(LoanReturn, LoanReturn.activity_id == _Return.id)
    .where(LoanReturn.loan == Activity.row_key, _Return.unit_id == Activity.unit_id)
    .where(_Return.withdrawn_at.is_(None))
    .correlate(Activity)
    .scalar_subquery()
)
_IS_OWED = Activity.amount > _RETURNED
LOANS = EntryReads(
    LoanFacts,
    Loan,
    {
        "day": (Activity.starts_on, Activity.id),
        "amount": (Activity.amount, Activity.id),
        "owed": (Activity.amount - _RETURNED, Activity.id),
        # What is owed longest past its day comes first, what is settled last.
        "due": (case((_IS_OWED, 0), else_=1), func.coalesce(Loan.due_on, date.max), Activity.id),
    },
    {"lent_on": "starts_on", "purpose": "occasion"},
)
RETURNS = EntryReads(
    ReturnFacts,
    LoanReturn,
    {"day": (Activity.starts_on, Activity.id), "amount": (Activity.amount, Activity.id)},
    {"happened_on": "starts_on", "about": "title"},
)


class LoanLine(NamedTuple):
    """A loan in a list: who borrowed, and what is owed, whole đồng."""

    entry: Activity
    facts: LoanFacts
    borrower: str
    owed: int


def loans_page(
    unit_id: int,
    page: int,
    *,
    as_of: date,
    words: str = "",
    year: int | None = None,
    state: LoanState | None = None,
    sort: str = "-day",
) -> Page[LoanLine]:
    """A page of the union's live loans, in one state on `as_of` or in any; four statements."""
    wanted = _in_state(state, as_of) if state else ()
    found = LOANS.page(unit_id, page, *wanted, words=words, year=year, sort=sort)
    entries = [entry for entry, _ in found.items]
    names, returned = _borrowers(entries), returned_of(unit_id, [entry.row_key for entry in entries])
    lines = [
        LoanLine(
            entry,
            facts,
            names.get(entry.id, facts.borrower),
            facts.amount - returned.get(entry.row_key, 0),
        )
        for entry, facts in found.items
    ]
    return Page(lines, found.page, found.total, found.per_page)


def owed_loans(unit_id: int, as_of: date) -> list[LoanLine]:
    """Every loan of which something is owed, what is due first."""
    return list(loans_page(unit_id, ALL_ROWS, as_of=as_of, state=LoanState.OWED, sort="due").items)


def overdue_count(unit_id: int, today: date) -> ScalarSelect[int]:
    """How many live loans are past their day and not returned whole."""
    return (
        select(func.count())
        .select_from(Activity)
        .join(Loan, Loan.activity_id == Activity.id)
        .where(live(unit_id), *_in_state(LoanState.OVERDUE, today))
        .scalar_subquery()
    )


def _in_state(state: LoanState, as_of: date) -> tuple[ColumnElement[bool], ...]:
    if state is LoanState.OVERDUE:
        return (_IS_OWED, Loan.due_on < as_of)
    return (_IS_OWED,) if state is LoanState.OWED else (~_IS_OWED,)


def _borrowers(entries: Collection[Activity]) -> Mapping[int, str]:
    """The names of members by the loan that names them; one statement."""
    named = (
        select(ActivityMember.activity_id, Member.full_name)
        .join(Member, Member.id == ActivityMember.member_id)
        .where(ActivityMember.activity_id.in_([one.id for one in entries]))
    )
    return {row[0]: row[1] for row in db.session.execute(named)}


def returned_of(unit_id: int, keys: Collection[str]) -> dict[str, int]:
    """What came back of each of these loans, by the row keys of their entries; one statement."""
    sums = (
        select(LoanReturn.loan, func.sum(Activity.amount))
        .join(Activity, Activity.id == LoanReturn.activity_id)
        .where(live(unit_id), LoanReturn.loan.in_(list(keys)))
        .group_by(LoanReturn.loan)
    )
    return {key: int(amount or 0) for key, amount in db.session.execute(sums)}


def loan_keyed(unit_id: int, key: str) -> tuple[Activity, LoanFacts] | None:
    """The live loan of this row key; two statements."""
    return next(iter(LOANS.like(unit_id, Activity.row_key == key)), None)


def returns_of(unit_id: int, key: str) -> list[tuple[Activity, ReturnFacts]]:
    """The live returns of a loan, by its row key, in the order recorded; two statements."""
    return RETURNS.like(unit_id, LoanReturn.loan == key)


@dataclass(frozen=True, slots=True)
class LoansRead:
    """Loans and returns up to the last day of a reading; `loan_ids`: the entries of loans by row key."""

    loans: Sequence[LoggedEntry[LoanFacts]]
    returns: Sequence[LoggedEntry[ReturnFacts]]
    loan_ids: Mapping[str, int]


_LOANS_READ = register_read(KIND, LOANS, from_beginning=True)
_RETURNS_READ = register_read(RETURN_KIND, RETURNS, from_beginning=True)


def loans_read(reading: Reading) -> LoansRead:
    """What figures count of loans, from the beginning: what is owed does not end with a year."""
    returns, loans = _RETURNS_READ(reading), _LOANS_READ(reading)
    keys = select(Activity.row_key, Activity.id).where(live(reading.unit.id), Activity.kind == KIND)
    loan_ids = {row[0]: row[1] for row in db.session.execute(keys)} if returns else {}
    return LoansRead(loans, returns, loan_ids)


def extract_of_loans(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The loans that the person has had, with what is still owed."""
    named = select(ActivityMember.activity_id).where(ActivityMember.member_id == member_id)
    loans = LOANS.like(unit_id, Activity.id.in_(named))
    returned = returned_of(unit_id, [entry.row_key for entry, _ in loans])
    for entry, facts in loans:
        came_back = returned.get(entry.row_key, 0)
        yield {
            "Ngày cho vay": format_date(facts.lent_on),
            "Số tiền": format_dong(facts.amount),
            "Mục đích vay": facts.purpose,
            "Hạn trả": format_date(facts.due_on) if facts.due_on else "",
            "Đã trả": format_dong(came_back),
            "Còn nợ": format_dong(facts.amount - came_back),
        }
