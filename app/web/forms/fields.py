"""Form fields with Vietnamese formats and messages: money, dates, periods, numbers, tidy text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, StopValidation

from app.core.dates import FIRST_YEAR, LAST_YEAR, format_date, parse_date
from app.core.fields import LONGEST_MINUTES
from app.core.money import format_money, parse_money
from app.core.periods import parse_period
from app.core.texts.per_cent import PerCent
from app.core.times import format_time, parse_time
from app.core.vietnamese import LONGEST_TEXT, decimal_text, fold, tidy, tidy_lines

#: More than any number that is asked for.
_MOST_FIGURES = 18


class Filled(InputRequired):
    """`InputRequired` that does not accept spaces and invisible characters only."""

    def __call__(self, form: Any, field: Any) -> None:
        super().__call__(form, field)
        if not tidy(str(field.raw_data[0])):
            raise StopValidation(str(self.message))


REQUIRED = Filled("Cần điền mục này.")


def at_most(letters: int) -> Length:
    """A maximum length with a Vietnamese message."""
    return Length(max=letters, message=f"Dài quá {letters} chữ; hãy viết gọn lại.")


class Parsed(StringField):
    """A text field whose input is parsed; invalid input stays in the field."""

    data: Any
    #: The data of an empty field: "" for fields stored as text, whose columns are not nullable.
    empty: Any = None

    def _parse(self, text: str) -> Any:
        raise NotImplementedError

    def _show(self, value: Any) -> str:
        raise NotImplementedError

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self._show(self.data)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = self.empty
        text = tidy(valuelist[0]) if valuelist else ""
        if text:
            self.data = self._parse(text)


class MoneyField(Parsed):
    """Whole đồng, typed as 4000000, 4.000.000, 40k, 4tr."""

    kind = "money"

    def _parse(self, text: str) -> int:
        return parse_money(text)

    def _show(self, value: int) -> str:
        return format_money(value)


#: 5/3/25 and 05032025, as people write.
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{2})")
_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
#: Two-digit years from here on are 19xx.
_LAST_CENTURY = 50


def _written_out(text: str) -> str:
    if short := _SHORT_YEAR.fullmatch(fold(text)):  # folded, as in parse_date: all dashes are equal
        century = "19" if int(short[4]) >= _LAST_CENTURY else "20"
        return f"{short[1]}/{short[3]}/{century}{short[4]}"
    return _DIGITS.sub(r"\1/\2/\3", text) if _DIGITS.fullmatch(text) else text


class DayField(Parsed):
    """A date typed as dd/mm/yyyy, ddmmyyyy or d/m/yy (00 to 49 are 20xx), or picked."""

    kind = "day"

    def _parse(self, text: str) -> date:
        return parse_date(_written_out(text))

    def _show(self, value: date) -> str:
        return format_date(value)


class TimeField(Parsed):
    """A time of day typed hh:mm, 8h30 or 8h."""

    def _parse(self, text: str) -> time:
        return parse_time(text)

    def _show(self, value: time) -> str:
        return format_time(value)


class PeriodField(Parsed):
    """A period such as 2024, 03/2024, Quý 1/2024; its data is the text, checked."""

    empty = ""

    def _parse(self, text: str) -> str:
        parse_period(text)
        return text

    def _show(self, value: str) -> str:
        return value


class DecimalField(Parsed):
    """A number with a decimal comma: 0,5 or 93,2."""

    def _parse(self, text: str) -> Any:
        match = re.fullmatch(r"([0-9]{1,12})(?:([.,])([0-9]{1,6}))? ?%?", text)
        if match is None:
            raise ValueError("Hãy ghi một số từ 0 trở lên, như 100 hoặc 93,5.")
        if match[2] == "." and len(match[3]) == 3:
            raise ValueError(
                f"{text} hiểu được hai cách; hãy viết {match[1]}{match[3]} hoặc {match[1]},{match[3]}."
            )
        kind = PerCent if text.endswith("%") else Decimal
        return kind(f"{match[1]}.{match[3]}" if match[3] else match[1])

    def _show(self, value: Any) -> str:
        return decimal_text(value)


class TextField(StringField):
    """One line of text, NFC, trimmed, single spaces; its data is never None."""

    data: Any

    def __init__(self, label: str, validators: Iterable[Any] = (), *, most: int = 300, **kwargs: Any) -> None:
        super().__init__(label, [*(validators or [Optional()]), at_most(most)], **kwargs)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = tidy(valuelist[0]) if valuelist else ""


class LongTextField(TextAreaField):
    """Several paragraphs, each tidied; line breaks are kept."""

    data: Any

    #: Maximum length.
    most = LONGEST_TEXT

    def __init__(
        self, label: str, validators: Iterable[Any] = (), *, most: int | None = None, **kwargs: Any
    ) -> None:
        bound = at_most(most or self.most)
        super().__init__(label, [*(validators or [Optional()]), bound], **kwargs)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = tidy_lines(valuelist[0]) if valuelist else ""


class ParagraphsField(LongTextField):
    """Longer text, for minutes."""

    most = LONGEST_MINUTES


class WholeField(IntegerField):
    """A whole number; one of hundreds of figures, which no bound can be compared with, is refused."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist and len(str(valuelist[0])) > _MOST_FIGURES:
            self.data = None
            raise ValueError("Số này dài quá.")
        super().process_formdata(valuelist)


class CountField(WholeField):
    """A count from `least` up; None if empty."""

    least = 1

    def __init__(self, label: str, validators: Iterable[Any] = (), **kwargs: Any) -> None:
        bound = NumberRange(self.least, 1_000_000, f"Hãy ghi một số nguyên từ {self.least} trở lên.")
        super().__init__(label, [*(validators or [Optional()]), bound], **kwargs)


class VotesField(CountField):
    """A number of votes from 0 up; None if empty."""

    kind = "count"
    least = 0


class AnyYearField(WholeField):
    """An optional year, for filters."""

    needs: Any = Optional()

    def __init__(self, label: str = "Năm", **kwargs: Any) -> None:
        bound = NumberRange(FIRST_YEAR, LAST_YEAR, "Hãy ghi năm như 2024.")
        super().__init__(label, [self.needs, bound], **kwargs)


class YearField(AnyYearField):
    """A calendar year."""

    needs = REQUIRED
