"""The filter of the list of blood donors."""

from __future__ import annotations

from app.web.forms.base import FilterForm
from app.web.forms.fields import (
    AnyYearField,
    TextField,
)


class DonorFilter(FilterForm):
    """Filters of the list of blood donors."""

    q = TextField("Tìm tên, mã")
    year = AnyYearField("Có hiến trong năm")
