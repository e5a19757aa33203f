"""Forms of the budget."""

from __future__ import annotations

from app.books.budget.facts import BudgetFacts, BudgetSide
from app.books.cashbook.fields import FundChoice
from app.books.items.fields import Offers, offers_of
from app.web.forms.base import EntryForm, FilterForm
from app.web.forms.choices import ChoiceField
from app.web.forms.fields import (
    REQUIRED,
    AnyYearField,
    MoneyField,
    TextField,
    YearField,
)


class BudgetFilter(FilterForm):
    """Filters of the list of budget lines."""

    year = AnyYearField("Năm")
    side = ChoiceField("Loại", BudgetSide, optional=True)


class BudgetForm(EntryForm):
    """A line of the year's budget."""

    of = BudgetFacts
    #: Items that the box of the item suggests.
    offers: Offers

    year = YearField("Năm")
    side = ChoiceField("Loại", BudgetSide)
    item = TextField("Khoản mục", [REQUIRED], description="Viết như khi ghi thu, chi thì báo cáo so được.")
    amount = MoneyField("Số tiền", [REQUIRED])
    fund_id = FundChoice("Quỹ", description="Để trống: chung cho các quỹ.")

    def offer(self, unit_id: int) -> BudgetForm:
        """Fill the lists with the union's funds and items."""
        self.fund_id.offer(unit_id)
        self.offers = offers_of(unit_id)
        return self
