"""Cells as offices write them in lists of their own: degrees in short, years alone, telephones as numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from app.core.choices import Choice
from app.core.vietnamese import fold, tidy
from app.exchange.workbook.cells import Birth, Day, Kind, OneOf
from app.exchange.workbook.cells.raw import as_year, figures_of, told
from app.exchange.workbook.problems import Unfit
from app.people.roster.facts import BirthDay, Degree, Theory

_MONTH = re.compile(r"(0?[1-9]|1[0-2])[/.-]([12][0-9]{3})")
#: Beginnings of what is written, without signs and spaces, in the order in which they are tried.
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


class Shortened(OneOf):
    """One of a closed list, or what begins as offices shorten it: «ĐH Luật», «Th.s», «TC»."""

    def __init__(self, choices: type[Choice], short: tuple[tuple[str, Choice], ...]) -> None:
        super().__init__(choices)
        self.short = short

    def read(self, raw: Any) -> Any:
        try:
            return super().read(raw)
        except Unfit:
            said = re.sub(r"[^a-z]", "", fold(told(raw)))
            found = next((choice for words, choice in self.short if said.startswith(words)), None)
            if found is None:
                raise
            return found


class OfficeBirth(Birth):
    """A birth; of a month and a year the year, since the day is not known."""

    def read(self, raw: Any) -> Any:
        text = _typed(raw)
        month = _MONTH.fullmatch(text) if isinstance(text, str) else None
        return BirthDay(year=int(month[2])) if month else super().read(text)


class Begun(Day):
    """A day; of a month or a year alone the first day of it."""

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
    """A text without the apostrophe by which Excel is told that it is one."""
    return tidy(raw).lstrip("'’") if isinstance(raw, str) else raw


LENIENT: dict[str, Kind] = {
    "birth": OfficeBirth(),
    "joined_on": Begun(),
    "degree": Shortened(Degree, _DEGREES),
    "theory": Shortened(Theory, _THEORIES),
}
#: What a list may say in words of its own: what is not understood is left empty, and told.
FREELY_WORDED = frozenset({"degree", "theory", "labour_kind"})
