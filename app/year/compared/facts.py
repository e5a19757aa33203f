"""The period one year earlier, what is known of it, and a figure of both years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.core.periods import Period
from app.core.vietnamese import decimal_text, share_of
from app.log.figures.facts import Figure, Value, value_text


@dataclass(frozen=True, slots=True)
class EarlierPeriod:
    """The same kind of period one year before, as of a day of it.

    `source`: in a sentence, where its figures come from. `figures`: those of the report that was issued of
    it, as signed; None: they are counted from the log. `paper_id`: that report.
    """

    period: Period
    as_of: date
    source: str
    figures: Mapping[str, Figure] | None = None
    paper_id: int | None = None
    #: Nothing of it is in the books: there is nothing to compare.
    is_blank: bool = False

    @property
    def read_since(self) -> date | None:
        """From when on the books are read for it; None where they are not."""
        return self.period.start if self.figures is None and not self.is_blank else None


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """A figure beside that of the year before; None where there is none to say."""

    key: str
    label: str
    unit: str
    before: Value | None
    now: Value

    @property
    def more(self) -> int | Decimal | None:
        """By how much it is more than the year before; None where nothing can be calculated."""
        if self.before is None or isinstance(self.before, str) or isinstance(self.now, str):
            return None
        if isinstance(self.now, Decimal) or isinstance(self.before, Decimal):
            return Decimal(self.now) - Decimal(self.before)
        return self.now - self.before

    @property
    def percent(self) -> Decimal | None:
        """By how many per cent; None of a share, and where nothing was before."""
        if not self.more or self.unit == "%" or isinstance(self.before, str | None) or self.before <= 0:
            return None
        share = share_of(_size(self.more), self.before)
        return share if self.more > 0 else -share

    @property
    def before_text(self) -> str:
        return "" if self.before is None else _text(self.before)

    @property
    def now_text(self) -> str:
        return _text(self.now)

    @property
    def change_text(self) -> str:
        """`+12`, `-2,5 điểm`, `không đổi`."""
        if self.more is None:
            return ""
        if not self.more:
            return "không đổi"
        return f"{_signed(self.more)}{' điểm' if self.unit == '%' else ''}"

    @property
    def percent_text(self) -> str:
        """`+20%`."""
        return "" if self.percent is None else f"{_signed(self.percent)}%"


def _text(value: Value) -> str:
    return value if isinstance(value, str) else value_text(value)


def _signed(number: int | Decimal) -> str:
    return f"{'+' if number > 0 else '-'}{decimal_text(_size(number))}"


def _size(number: int | Decimal) -> int | Decimal:
    return number if number > 0 else -number
