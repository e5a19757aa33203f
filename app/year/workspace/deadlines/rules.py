"""When reports are due, and which of them wait. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from app.core.errors import Refused
from app.core.periods import Period, in_words, parse_period, school_year
from app.core.texts.lines import one_line
from app.core.vietnamese import fold
from app.core.years.working import WorkingYear
from app.life.requests.facts import RequestFacts
from app.life.requests.rules import Asked
from app.office.union_kinds.facts import KindTable
from app.office.union_kinds.known import rows_of
from app.office.union_kinds.rules import read_rows
from app.year.reports.outline import outline_names
from app.year.workspace.deadlines.facts import DeadlineFacts, Stretch

_FILE = Path(__file__).with_name("deadlines.toml")
#: So long after its day a report that was not issued is still asked for.
_LATE = timedelta(days=60)
#: Words of requests for a report, by what it is of.
_OF_A_YEAR = ("bao cao tong ket", "bao cao ket qua hoat dong", "bao cao hoat dong", "tong ket nam")
_WORDS = {
    Stretch.YEAR: _OF_A_YEAR,
    Stretch.SCHOOL_YEAR: (*_OF_A_YEAR, "bao cao nam hoc"),
    Stretch.FIRST_HALF: ("6 thang", "so ket"),
    Stretch.SECOND_HALF: ("6 thang cuoi",),
    Stretch.NINE_MONTHS: ("9 thang",),
}
#: Words of requests for other reports that are due around the same days; of parts, where the year's is meant.
_OTHERS = ("mau 1", "tai chinh", "quyet toan", "chuyen de", "nhiem ky")
_PARTS = ("6 thang", "9 thang", "so ket")
_FORM = "mau 1"


@dataclass(frozen=True, slots=True)
class Due:
    """A report of one period, and its day."""

    facts: DeadlineFacts
    due_on: date

    @property
    def year(self) -> int:
        """That of the report; of a school year the later one."""
        return self.due_on.year - self.facts.next_year

    @property
    def is_whole_year(self) -> bool:
        return self.facts.period in (Stretch.YEAR, Stretch.SCHOOL_YEAR)

    @property
    def period(self) -> Period:
        match self.facts.period:
            case Stretch.YEAR:
                return parse_period(str(self.year))
            case Stretch.SCHOOL_YEAR:
                return school_year(self.year - 1)
        return parse_period(f"{self.facts.period.label} {self.year}")

    @property
    def label(self) -> str:
        """`Báo cáo năm 2026`, `Mẫu 1-HĐCĐ, số liệu đến 31/5/2026`."""
        day = self.due_on
        if self.facts.as_of:
            return f"{self.facts.label}, số liệu đến {day.day}/{day.month}/{day.year}"
        return f"{self.facts.label} {in_words(self.period)}"


def refuse_bad_deadline(facts: DeadlineFacts) -> None:
    """Raise Refused for a day that not every year has, an outline that is not there, reminders of a year."""
    try:
        date(2001, facts.month, facts.day)
    except ValueError as error:
        raise Refused(f"Không năm nào cũng có ngày {facts.day}/{facts.month}.", "day") from error
    if facts.outline and facts.outline not in (known := outline_names()):
        raise Refused(f"Không có đề cương «{facts.outline}»; các đề cương: {', '.join(known)}.", "outline")
    if facts.days_ahead > 300:
        raise Refused("Nhắc trước nhiều nhất 300 ngày.", "days_ahead")


TABLE = KindTable(
    table="deadlines",
    facts=DeadlineFacts,
    check=refuse_bad_deadline,
    name=lambda facts: f"{facts.label} {facts.day}/{facts.month}",
)


def deadlines(kind: str, works_by: WorkingYear) -> Sequence[DeadlineFacts]:
    """Those of a kind of union; the usual ones of the working year where its file says none."""
    found: Sequence[DeadlineFacts] = rows_of(kind, TABLE.table)
    return found or _usual()[works_by]


@cache
def _usual() -> dict[WorkingYear, Sequence[DeadlineFacts]]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {one: read_rows(TABLE, data[one]) for one in WorkingYear}


def due_now(facts: DeadlineFacts, today: date) -> Due:
    """The report that may wait today: last year's while it is late, else this year's."""
    this, last = (date(year, facts.month, facts.day) for year in (today.year, today.year - 1))
    return Due(facts, last if today <= last + _LATE else this)


def all_waiting(some: Sequence[DeadlineFacts], today: date, issued: Sequence[int]) -> Iterator[Due]:
    """The reports that are to be made now and that nobody issued; `issued` counts papers for each of them."""
    for facts, count in zip(some, issued, strict=True):
        due = due_now(facts, today)
        ahead = due.due_on - timedelta(days=facts.days_ahead)
        if not count and ahead <= today <= due.due_on + _LATE:
            yield due


def asked_above(due: Due, requests: Iterable[Asked]) -> list[Asked]:
    """The requests from above for this very report, the nearest day first."""
    found = [one for one in requests if _asks_for(due, one[1])]
    return sorted(found, key=lambda one: (one[1].due_on or due.due_on, one[0]))


def _asks_for(due: Due, facts: RequestFacts) -> bool:
    """Whether a request means the report: by its words, its day, and no other report that it names."""
    if facts.due_on is None or abs(facts.due_on - due.due_on) > _LATE:
        return False
    words = fold(one_line(facts.content))
    if due.facts.as_of:
        return _FORM in words
    years = set(re.findall(r"\b20\d\d\b", words))
    names_year = str(due.year) in years
    is_meant = any(one in words for one in _WORDS[due.facts.period])
    if due.is_whole_year:
        is_meant = is_meant or (names_year and "bao cao nam" in words)
    others = (*_OTHERS, *_PARTS) if due.is_whole_year else _OTHERS
    return is_meant and (names_year or not years) and not any(one in words for one in others)
