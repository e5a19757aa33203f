"""When reports are due, and which of them wait. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from app.core.texts.lines import one_line
from app.core.vietnamese import fold
from app.life.requests.facts import RequestFacts
from app.life.requests.rules import Asked

_FILE = Path(__file__).with_name("deadlines.toml")
#: So long after its day a report that was not issued is still asked for.
_LATE = timedelta(days=60)
#: Words of requests for the year's report, and of those for another that is due around the same days.
_OF_THE_YEAR = ("bao cao tong ket", "bao cao ket qua hoat dong", "bao cao hoat dong", "tong ket nam")
_OTHERS = ("mau 1", "tai chinh", "quyet toan", "6 thang", "so ket", "chuyen de", "nhiem ky")
_FORM = "mau 1"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A report that is due every year on one day; `outline` "" is that of the union's kind.

    `as_of`: its figures are of that day. `working_year`: only for who works by it; "" for all.
    """

    label: str
    outline: str
    day: int
    month: int
    days_ahead: int
    as_of: bool
    working_year: str

    def due_on(self, year: int) -> date:
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Due:
    """A report that waits to be issued."""

    deadline: Deadline
    label: str
    due_on: date

    @property
    def year(self) -> int:
        return self.due_on.year


@cache
def deadlines() -> tuple[Deadline, ...]:
    """Those of the file, in its order."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(Deadline(**one) for one in data["report"])


def year_due(deadline: Deadline, today: date) -> int:
    """Of which year the report may wait today: last year's while it is late, else this year's."""
    last = deadline.due_on(today.year - 1)
    return last.year if today <= last + _LATE else today.year


def waiting(deadline: Deadline, today: date) -> Due | None:
    """The report if it is to be made now; None before its time and long after it."""
    year = year_due(deadline, today)
    due_on = deadline.due_on(year)
    if due_on - timedelta(days=deadline.days_ahead) <= today <= due_on + _LATE:
        return Due(deadline, deadline.label.format(year=year), due_on)
    return None


def asked_above(due: Due, requests: Iterable[Asked]) -> list[Asked]:
    """The requests from above for this very report, the nearest day first."""
    found = [one for one in requests if _asks_for(due, one[1])]
    return sorted(found, key=lambda one: (one[1].due_on or due.due_on, one[0]))


def _asks_for(due: Due, facts: RequestFacts) -> bool:
    """Whether a request means the report: by its words, its day, and no other report that it names."""
    if facts.due_on is None or abs(facts.due_on - due.due_on) > _LATE:
        return False
    words = fold(one_line(facts.content))
    if due.deadline.as_of:
        return _FORM in words
    years = set(re.findall(r"\b20\d\d\b", words))
    names_year = str(due.year) in years
    is_of_the_year = any(one in words for one in _OF_THE_YEAR) or (names_year and "bao cao nam" in words)
    return is_of_the_year and (names_year or not years) and not any(one in words for one in _OTHERS)


def all_waiting(today: date, issued: tuple[int, ...], working_year: str) -> Iterator[Due]:
    """The reports that nobody issued; `issued` counts papers for each deadline in the order of the file."""
    for deadline, count in zip(deadlines(), issued, strict=True):
        due = waiting(deadline, today)
        if due and not count and deadline.working_year in ("", working_year):
            yield due
