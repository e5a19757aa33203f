"""Cells of numbers: money, counts, years, shares, rates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.core.money import LIMIT, BadMoney, parse_money
from app.core.texts.per_cent import PerCent
from app.exchange.workbook.cells.raw import Shown, as_decimal, as_integer, as_number, figures_of
from app.exchange.workbook.problems import Unfit

_LARGEST_COUNT = 1_000_000


class Money:
    """Whole đồng, 0 or more."""

    empty: Any = None
    number_format = "#,##0"
    takes_shown = False
    expected = "số tiền từ 0 đồng trở lên, như 40.000 hoặc 186,5 triệu"

    def read(self, raw: Any) -> Any:
        if isinstance(raw, str):
            try:
                return parse_money(raw)
            except BadMoney:
                raise Unfit(self.expected) from None
        amount = as_integer(raw, self.expected)
        if not 0 <= amount < LIMIT:
            raise Unfit(self.expected)
        return amount

    def write(self, value: Any) -> Any:
        return value

    def normal(self, value: Any) -> str:
        return "" if value is None else str(value)


class Count(Money):
    """An integer from `least` up; a text may end in a full stop, as in numbering."""

    number_format = "0"

    def __init__(self, least: int = 1) -> None:
        self.least = least
        self.expected = f"số nguyên từ {least} trở lên"

    def read(self, raw: Any) -> Any:
        number = as_integer(figures_of(raw), self.expected)
        if not self.least <= number <= _LARGEST_COUNT:
            raise Unfit(self.expected)
        return number


class Number:
    """A decimal number, 0 or more; a percentage counts as shown: 50% is `PerCent` 50."""

    empty: Any = None
    number_format = "General"
    takes_shown = True
    expected = "số từ 0 trở lên, như 100 hoặc 93,2"

    def read(self, raw: Any) -> Any:
        try:
            number = as_decimal(raw)
        except Unfit:
            raise Unfit(self.expected) from None
        has_sign = raw.is_per_cent if isinstance(raw, Shown) else str(raw).strip().endswith("%")
        return PerCent(number) if has_sign else number

    def write(self, value: Any) -> Any:
        return None if value is None else as_number(value)

    def normal(self, value: Any) -> str:
        return "" if value is None else format(value.normalize(), "f")


class Rate(Number):
    """A fund's rate: đồng, or per cent of the salary; another column says which."""

    expected = "số tiền như 40.000, hoặc phần trăm như 0,5"

    def read(self, raw: Any) -> Any:
        try:
            return super().read(raw)
        except Unfit:
            if not isinstance(raw, str):
                raise
        try:
            return Decimal(parse_money(raw))
        except BadMoney:
            raise Unfit(self.expected) from None
