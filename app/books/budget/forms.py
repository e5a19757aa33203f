"""Forms of the budget."""

from __future__ import annotations

from typing import Self

from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.items.fields import Offers, offers_of
from app.core.fields import label_of
from app.web.forms.base import EntryForm
from app.web.forms.choices import ChoiceField
from app.web.forms.filters import FilterForm
from app.web.forms.years import YearTextField


class BudgetFilter(FilterForm):
    """Filters of the list of budget lines."""

    year = YearTextField(label_of(BudgetFacts, "year"), of_money=True)
    side = ChoiceField(label_of(BudgetFacts, "side"), BudgetSide, optional=True)


class BudgetForm(EntryForm):
    """A line of the year's budget."""

    of = BudgetFacts
    #: Items that the box of the item suggests.
    offers: Offers

    layout = (("year", "side", "amount"), "item", "fund_id")

    def offer(self, unit_id: int) -> Self:
        """With the union's items."""
        self.offers = offers_of(unit_id)
        self.item.render_kw = {"list": "items"}
        return super().offer(unit_id)
