"""The form that closes a period."""

from __future__ import annotations

from app.web.forms.base import Form
from app.web.forms.fields import REQUIRED, DayField


class CloseForm(Form):
    """The last day of the period to be closed."""

    ends_on = DayField("Khóa đến hết ngày", [REQUIRED])
