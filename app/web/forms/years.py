"""The box of a year or another period."""

from __future__ import annotations

from typing import Any

from wtforms.validators import Optional

from app.core.periods import Period, period_of
from app.core.years.working import WorkingYear, read_year, year_text
from app.web.forms.fields import REQUIRED, Parsed
from app.web.guards import working_year


class YearTextField(Parsed):
    """The year, or other period, that a row is for; its data is the label of the period.

    Not `required`: a filter. Only `of_money` is a bare year always the calendar year.
    """

    empty = ""

    def __init__(
        self, label: str = "Năm", *, required: bool = False, of_money: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(label, [REQUIRED if required else Optional()], **kwargs)
        self.of_money = of_money

    def _parse(self, text: str) -> str:
        return read_year(text, self._kept())

    def _show(self, value: str) -> str:
        return year_text(value, self._kept())

    def _kept(self) -> WorkingYear | None:
        return None if self.of_money else working_year()

    @property
    def period(self) -> Period | None:
        """The period of its label; None for an empty box."""
        return period_of(self.data) if self.data else None
