"""The filter of the list of phiếu thăm hỏi."""

from __future__ import annotations

from app.web.forms.base import FilterForm
from app.web.forms.fields import AnyYearField, TextField


class VisitPaperFilter(FilterForm):
    """Filters of the phiếu thăm hỏi."""

    q = TextField("Tìm người nhận, dịp, số phiếu")
    year = AnyYearField()
