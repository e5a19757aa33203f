"""The list of vouchers: numbered by the register, numbered by an import, and not numbered yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Subquery, case, func, or_, select

from app.books.cashbook.facts import VoucherKind
from app.books.vouchers.facts import CashKind, ListedVoucher, State
from app.books.vouchers.line_queries import cash_lines
from app.core.vietnamese import fold
from app.listing import Page, contains, in_order, in_words_order, matches, paginate

#: Names by which the list is sorted.
SORTS = ("day", "number", "amount")


@dataclass(frozen=True, slots=True)
class WantedVouchers:
    """Filters of the list; None or "" for no limit. `year` is that of the voucher's day."""

    kind: CashKind | None = None
    year: int | None = None
    fund_id: int | None = None
    state: State | None = None
    words: str = ""


def page_of_vouchers(
    unit_id: int, wanted: WantedVouchers, page: int, sort: str = "-day"
) -> Page[ListedVoucher]:
    """A page of the union's vouchers of cash; two statements."""
    lines = cash_lines(unit_id).subquery()
    first, amount = func.min(lines.c.id), func.sum(lines.c.amount)
    orders = {
        "day": (lines.c.happened_on, first),
        "number": (in_words_order(lines.c.number), first),
        "amount": (amount, first),
    }
    query = _filtered(lines, wanted, _grouped(lines, wanted))
    return paginate(in_order(query, orders, sort), page, _listed)


def _grouped(lines: Subquery, wanted: WantedVouchers) -> Select[*tuple[Any, ...]]:
    """The vouchers of the wanted kind and year, grouped from their lines."""
    query = select(
        func.min(lines.c.id).label("id"),
        lines.c.kind,
        lines.c.number,
        lines.c.happened_on,
        func.min(lines.c.description).label("content"),
        func.min(lines.c.person).label("person"),
        func.min(lines.c.fund_name).label("fund_name"),
        func.sum(lines.c.amount).label("amount"),
        func.count().label("lines"),
        func.count(lines.c.undoing_id).label("undone"),
    ).group_by(lines.c.kind, lines.c.number, lines.c.happened_on, lines.c.own)
    if wanted.kind:
        query = query.where(lines.c.kind == wanted.kind)
    if wanted.year:
        year = date(wanted.year, 1, 1), date(wanted.year, 12, 31)
        query = query.where(lines.c.happened_on.between(*year))
    return query


def _filtered(
    lines: Subquery, wanted: WantedVouchers, query: Select[*tuple[Any, ...]]
) -> Select[*tuple[Any, ...]]:
    """Vouchers in the wanted state with at least one line of the fund and the words."""
    undone, count = func.count(lines.c.undoing_id), func.count()
    if wanted.fund_id:
        query = query.having(
            _has_line(or_(lines.c.fund_id == wanted.fund_id, lines.c.to_fund_id == wanted.fund_id))
        )
    if wanted.words:
        has_number = contains(func.lower(lines.c.number), fold(wanted.words))
        query = query.having(_has_line(or_(matches(lines.c.search_text, wanted.words), has_number)))
    if wanted.state:
        query = query.having(undone == count if wanted.state is State.REVERSED else undone < count)
    return query.where(lines.c.number == "") if wanted.state is State.UNNUMBERED else query


def _has_line(holds: ColumnElement[bool]) -> ColumnElement[bool]:
    return func.max(case((holds, 1), else_=0)) == 1


def _listed(row: Row[*tuple[Any, ...]]) -> ListedVoucher:
    values = row._mapping
    return ListedVoucher(**{**values, "kind": VoucherKind(values["kind"]), "amount": int(values["amount"])})
