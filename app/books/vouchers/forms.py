"""Filters of the lists of vouchers."""

from __future__ import annotations

from app.books.cashbook.queries import funds_of
from app.books.vouchers.facts import CashKind, State
from app.books.vouchers.list_queries import WantedVouchers
from app.web.forms.choices import ChoiceField, IdField, offered
from app.web.forms.fields import AnyYearField, TextField
from app.web.forms.filters import FilterForm


class VoucherFilter(FilterForm):
    """Filters of the vouchers of cash."""

    q = TextField("Tìm số phiếu, nội dung, người nộp, nhận")
    kind = ChoiceField("Loại", CashKind, optional=True)
    state = ChoiceField("Tình trạng", State, optional=True)
    fund_id = IdField("Quỹ")
    year = AnyYearField("Năm")

    def offer(self, unit_id: int) -> VoucherFilter:
        """Offer the union's funds."""
        offered(self.fund_id, [(fund.id, fund.name) for fund in funds_of(unit_id)])
        return self

    def wanted(self) -> WantedVouchers:
        """The chosen filters."""
        return WantedVouchers(
            kind=self.kind.data,
            year=self.year.data,
            fund_id=self.fund_id.data,
            state=self.state.data,
            words=self.q.data or "",
        )
