"""What forms of money ask besides while months are closed: where a late entry is booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from wtforms import SelectField

from app.books.closings.queries import closed_through
from app.books.closings.rules import open_months
from app.core.dates import format_date
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.forms.base import EntryForm
from app.web.forms.choices import PlainSelect
from app.web.forms.stated import Part
from app.web.guards import may, unit

_HELP = (
    "Chỉ khi ngày của khoản này thuộc tháng đã khóa. Để trống: ngày đầu tiên còn mở của năm ấy; "
    "năm ấy đã khóa hết thì ghi hôm nay."
)


class BookInField(SelectField):
    """An open month, by the day on which a late entry would be booked; offered once a month is closed."""

    widget = PlainSelect()

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, coerce=_day, description=_HELP, **kwargs)

    @cached_property
    def _days(self) -> list[date]:
        return open_months(closed_through(unit().id), today()) if may(Permission.MONEY) else []

    @property
    def is_offered(self) -> bool:
        return bool(self._days)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Nothing, and each open month."""
        months = [(one.isoformat(), f"{one:%m/%Y} (ngày {format_date(one)})") for one in self._days]
        return [("", "Như thường lệ"), *months]

    @choices.setter
    def choices(self, _given: object) -> None:
        """They are read from the books, when they are asked for."""


def _day(value: Any) -> date | None:
    if value in (None, "", "None"):
        return None
    return value if isinstance(value, date) else date.fromisoformat(value)


class LateForm(EntryForm):
    """A form of an entry that may move money of a closed month."""

    unasked: ClassVar[tuple[str, ...]] = ("booked_on",)

    book_in = BookInField("Ghi sổ vào tháng")

    def parts(self) -> list[Part]:
        parts = super().parts()
        return [*parts, "book_in"] if self.book_in.is_offered else parts

    def facts(self) -> Any:
        facts = super().facts()
        return replace(facts, booked_on=self.book_in.data) if self.book_in.data else facts
