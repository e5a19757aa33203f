"""Cells as offices write them in their own lists: abbreviated degrees, bare years, telephones as numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from app.core.choices import Listed
from app.core.vietnamese import fold, tidy
from app.exchange.workbook.cells import Birth, Day, Kind, OneOf
from app.exchange.workbook.cells.raw import as_year, cell_text, figures_of
from app.exchange.workbook.problems import Unfit
from app.people.roster.facts import BirthDay, Degree, Theory

_MONTH = re.compile(r"(0?[1-9]|1[0-2])[/.-]([12][0-9]{3})")
#: Beginnings of texts, without signs and spaces, in the order in which they are tried.
_DEGREES = (
    ("tiensi", Degree.DOCTOR), ("ts", Degree.DOCTOR),
    ("thacsi", Degree.MASTER), ("ths", Degree.MASTER), ("caohoc", Degree.MASTER),
    ("daihoc", Degree.BACHELOR), ("dh", Degree.BACHELOR), ("cunhan", Degree.BACHELOR),
    ("kysu", Degree.BACHELOR), ("kisu", Degree.BACHELOR), ("bacsi", Degree.BACHELOR),
    ("caodang", Degree.COLLEGE), ("cd", Degree.COLLEGE),
    ("trungcap", Degree.INTERMEDIATE), ("tc", Degree.INTERMEDIATE), ("thcn", Degree.INTERMEDIATE),
    ("socap", Degree.ELEMENTARY), ("sc", Degree.ELEMENTARY),
)  # fmt: skip
_THEORIES = (
    ("cunhan", Theory.BACHELOR), ("cn", Theory.BACHELOR),
    ("caocap", Theory.ADVANCED), ("cc", Theory.ADVANCED),
    ("trungcap", Theory.INTERMEDIATE), ("tc", Theory.INTERMEDIATE),
    ("socap", Theory.ELEMENTARY), ("sc", Theory.ELEMENTARY),
)  # fmt: skip


class ShortenedChoice(OneOf):
    """One of a closed list, or a text that begins with an abbreviation: «ĐH Luật», «Th.s», «TC»."""

    def __init__(self, choices: type[Listed], short: tuple[tuple[str, Listed], ...]) -> None:
        super().__init__(choices)
        self.short = short

    def read(self, raw: Any) -> Any:
        try:
            return super().read(raw)
        except Unfit:
            word_start = re.sub(r"[^a-z]", "", fold(cell_text(raw)))
            found = next((choice for words, choice in self.short if word_start.startswith(words)), None)
            if found is None:
                raise
            return found


class OfficeBirth(Birth):
    """A birth; a month with a year counts as the year, since the day is unknown."""

    def read(self, raw: Any) -> Any:
        text = _typed(raw)
        month = _MONTH.fullmatch(text) if isinstance(text, str) else None
        return BirthDay(year=int(month[2])) if month else super().read(text)


class OfficeDay(Day):
    """A day; a month or a year counts as its first day."""

    expected = "ngày như 05/12/2024, tháng như 12/2024, hoặc năm như 2024"

    def read(self, raw: Any) -> Any:
        text = _typed(raw)
        month = _MONTH.fullmatch(text) if isinstance(text, str) else None
        if month:
            return date(int(month[2]), int(month[1]), 1)
        if isinstance(figures_of(text), int | float):
            return date(as_year(text, self.expected), 1, 1)
        return super().read(text)


def _typed(raw: Any) -> Any:
    """A text without the apostrophe that marks it as text in Excel."""
    return tidy(raw).lstrip("'’") if isinstance(raw, str) else raw


LENIENT: dict[str, Kind] = {
    "birth": OfficeBirth(),
    "started_on": OfficeDay(),
    "joined_on": OfficeDay(),
    "degree": ShortenedChoice(Degree, _DEGREES),
    "theory": ShortenedChoice(Theory, _THEORIES),
}
#: Fields in free words: what is not understood is left empty, with a remark.
FREELY_WORDED = frozenset({"degree", "theory", "labour_kind"})
