"""The form that registers share."""

from __future__ import annotations

from typing import Any

import app.books.cashbook.fields  # noqa: F401 - the box of a fund
from app.books.closings.late_forms import LateForm
from app.people.roster.queries import people_to_choose
from app.web.forms.base import EntryForm
from app.web.forms.choices import IdField, PeopleField
from app.web.guards import unit


class RegisterForm(EntryForm):
    """One entry of a register, its lists filled with this union's people and funds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for box in self:
            if isinstance(box, PeopleField):
                box.choices = people_to_choose(unit().id)
            elif isinstance(box, IdField):
                box.offer(unit().id)


class PaidRegisterForm(RegisterForm, LateForm):
    """One that may move money."""
