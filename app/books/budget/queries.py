"""Selects of the budget."""

from __future__ import annotations

from sqlalchemy import select

from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.budget.models import BudgetLine
from app.books.cashbook.models import Fund
from app.core.periods import Period
from app.listing import Page, in_order, lies_in, paginate
from app.log.activities.row_queries import RowReads

BUDGET_ORDERS = {
    "year": (BudgetLine.period_end, BudgetLine.period_start, BudgetLine.side, BudgetLine.id),
    "amount": (BudgetLine.amount, BudgetLine.id),
}


_READS = RowReads(BudgetLine, BudgetFacts)
budget_line, budget_lines_of, budget_facts = _READS.one, _READS.all, _READS.facts_of


def page_of_budget(
    unit_id: int,
    page: int,
    *,
    year: Period | None = None,
    side: BudgetSide | None = None,
    sort: str = "-year",
) -> Page[tuple[BudgetLine, BudgetFacts, str | None]]:
    """A page of live budget lines with the names of their funds; two statements."""
    query = (
        select(BudgetLine, Fund.name)
        .outerjoin(Fund, Fund.id == BudgetLine.fund_id)
        .where(BudgetLine.unit_id == unit_id, BudgetLine.withdrawn_at.is_(None))
    )
    if year:
        query = query.where(*lies_in(BudgetLine, year))
    if side:
        query = query.where(BudgetLine.side == side)
    in_sort = in_order(query, BUDGET_ORDERS, sort)
    return paginate(in_sort, page, lambda row: (row[0], budget_facts(row[0]), row[1]))
