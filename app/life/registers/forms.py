"""The form that registers share."""

from __future__ import annotations

from datetime import date
from typing import Self

import app.books.cashbook.fields  # noqa: F401 - the box of a fund
from app.books.closings.forms import LateForm
from app.web.forms.base import EntryForm
from app.web.forms.fields import DayField


class RegisterForm(EntryForm):
    """One entry of a register."""

    def begin(self, unit_id: int, day: date) -> Self:
        """The form of a new entry, which most often is of today: that day stands in the first day box."""
        if not self.is_submitted():
            first = next(box for box in self if isinstance(box, DayField) and box.flags.required)
            first.data = first.data or day
        return self.offer(unit_id)


class PaidRegisterForm(RegisterForm, LateForm):
    """One that may move money."""
