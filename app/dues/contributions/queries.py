"""Selects of the lists of contributions and collections."""

from __future__ import annotations

from collections.abc import Collection as _Some
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select

from app.books.cashbook.models import Fund
from app.core.dates import format_date
from app.core.money import format_dong
from app.core.periods import Period
from app.core.signals import leaving_roster
from app.dues.contributions.facts import ContributionFacts
from app.dues.contributions.models import Collection, Contribution
from app.dues.funds.queries import contribution_facts
from app.extensions import db
from app.listing import Page, contains, folded_words, in_order, matches, paginate
from app.log.activities.models import Activity
from app.log.activities.queries import UNIT_ID, live
from app.people.roster.models import Member
from app.web.personal.declared import ExtractRow

CONTRIBUTION_ORDERS = {
    "day": (Activity.starts_on, Contribution.id),
    "name": (Member.name_key, Activity.starts_on, Contribution.id),
    "amount": (Contribution.amount, Contribution.id),
}
COLLECTION_ORDERS = {
    "day": (Activity.starts_on, Activity.id),
    "amount": (Activity.amount, Activity.id),
}
#: For a person's page, built once: that takes as long as executing it.
_PERIODS_PAID = (
    select(Collection.period_start, Collection.period_end)
    .join(Contribution, Contribution.collection_id == Collection.activity_id)
    .where(Contribution.unit_id == UNIT_ID, Contribution.member_id == bindparam("of_member"))
    .where(Contribution.withdrawn_at.is_(None))
)


def rows_of_collections(unit_id: int) -> list[tuple[str, int]]:
    """(row key, collection) of every contribution, withdrawn ones last; else the oldest first."""
    rows = db.session.execute(
        select(Contribution.row_key, Contribution.collection_id)
        .where(Contribution.unit_id == unit_id)
        .order_by(Contribution.withdrawn_at.is_not(None), Contribution.id)
    )
    return [(key, collection_id) for key, collection_id in rows]


@dataclass(frozen=True, slots=True)
class WantedContributions:
    """Filters of a list; None or "" for no limit. `period`: payments whose Kỳ lies within it."""

    fund_id: int | None = None
    member_id: int | None = None
    period: Period | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ListedPayment:
    """A contribution with the names that a page shows."""

    row: Contribution
    facts: ContributionFacts
    payer: str
    code: str
    fund_name: str


def page_of_contributions(
    unit_id: int, wanted: WantedContributions, page: int, *, sort: str = "-day"
) -> tuple[Page[ListedPayment], int]:
    """A page of live contributions, and the sum of all that the list holds; three statements."""
    query = _payments(unit_id, wanted)
    amounts = query.with_only_columns(Contribution.amount).subquery()
    total = db.session.scalar(select(func.coalesce(func.sum(amounts.c.amount), 0)))
    return paginate(in_order(query, CONTRIBUTION_ORDERS, sort), page, _payment), int(total or 0)


def payments_in(unit_id: int, collection_id: int) -> list[ListedPayment]:
    """Who paid in a collection, by name; when it was withdrawn, who had paid before. One statement."""
    query = _all_payments(unit_id).where(Contribution.collection_id == collection_id)
    is_kept = or_(Contribution.withdrawn_at.is_(None), Activity.withdrawn_at.is_not(None))
    rows = db.session.execute(query.where(is_kept).order_by(Member.name_key, Contribution.id))
    return [_payment(row) for row in rows]


def page_of_collections(
    unit_id: int, wanted: WantedContributions, page: int, *, sort: str = "-day"
) -> Page[tuple[Activity, str]]:
    """A page of live collections with the names of their funds; two statements."""
    query: Select[*tuple[Any, ...]] = (
        select(Activity, Fund.name)
        .join(Collection, Collection.activity_id == Activity.id)
        .join(Fund, Fund.id == Collection.fund_id)
        .where(live(unit_id))
    )
    if wanted.words:
        query = query.where(matches(Activity.search_text, wanted.words))
    query = _narrowed(query, wanted)
    return paginate(in_order(query, COLLECTION_ORDERS, sort), page, lambda row: (row[0], row[1]))


def _payments(unit_id: int, wanted: WantedContributions) -> Select[*tuple[Any, ...]]:
    query = _narrowed(_all_payments(unit_id).where(Contribution.withdrawn_at.is_(None)), wanted)
    if wanted.member_id is not None:
        query = query.where(Contribution.member_id == wanted.member_id)
    for word in folded_words(wanted.words):
        number = func.lower(Contribution.voucher_text)
        texts = (Member.search_text, Activity.search_text, number)
        query = query.where(or_(*(contains(text, word) for text in texts)))
    return query


def _all_payments(unit_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Contribution, Collection.fund_id, Activity.starts_on, Member.full_name, Member.code, Fund.name)
        .join(Collection, Collection.activity_id == Contribution.collection_id)
        .join(Activity, Activity.id == Collection.activity_id)
        .join(Member, Member.id == Contribution.member_id)
        .join(Fund, Fund.id == Collection.fund_id)
        .where(Contribution.unit_id == unit_id)
    )


def _narrowed(query: Select[*tuple[Any, ...]], wanted: WantedContributions) -> Select[*tuple[Any, ...]]:
    if wanted.fund_id is not None:
        query = query.where(Collection.fund_id == wanted.fund_id)
    if wanted.period is not None:
        query = query.where(
            Collection.period_start >= wanted.period.start, Collection.period_end <= wanted.period.end
        )
    return query


def _payment(values: Any) -> ListedPayment:
    row, fund_id, paid_on, payer, code, fund_name = values
    return ListedPayment(row, contribution_facts(row, fund_id, paid_on), payer, code, fund_name)


def payers_of(unit_id: int, entries: _Some[int]) -> Select[int, str, int]:
    """(collection, number of the receipt, member) of everybody who paid in these collections."""
    return select(Contribution.collection_id, Contribution.voucher_text, Contribution.member_id).where(
        Contribution.unit_id == unit_id,
        Contribution.collection_id.in_(entries),
        Contribution.withdrawn_at.is_(None),
    )


@leaving_roster.connect
def payments_of_leaver(unit_id: int, *, member_id: int) -> list[tuple[str, date, date]]:
    """The payments of a person who would leave the roster, by the first and the last day of their Kỳ."""
    rows = db.session.execute(_PERIODS_PAID, {"unit_id": unit_id, "of_member": member_id})
    return [("khoản đóng", first, last) for first, last in rows]


def extract_of_payments(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """Everything that the person paid, withdrawn payments too."""
    rows = db.session.execute(
        select(Contribution, Activity.starts_on, Fund.name)
        .join(Collection, Collection.activity_id == Contribution.collection_id)
        .join(Activity, Activity.id == Collection.activity_id)
        .join(Fund, Fund.id == Collection.fund_id)
        .where(Contribution.unit_id == unit_id, Contribution.member_id == member_id)
        .order_by(Activity.starts_on, Contribution.id)
    )
    for row, day, fund in rows:
        yield {
            "Ngày": format_date(day),
            "Quỹ": fund,
            "Kỳ": row.period_text,
            "Số tiền": format_dong(row.amount),
            "Số phiếu": row.voucher_text,
            "Họ tên ghi trên phiếu": row.payer_name,
            "Ghi chú": row.note,
            "Rút khỏi sổ": row.withdrawn_reason or "",
        }
