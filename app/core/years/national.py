"""Days of the country, and which year of one an occasion is about. Pure."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from app.core.dates import day_in

_DAYS = Path(__file__).with_name("national_days.toml")


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day that comes every year; `year`: that of the event, None where nobody counts."""

    name: str
    day: int
    month: int
    year: int | None = None
    is_lunar: bool = False
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.also)

    def years_at(self, start: date, end: date | None = None) -> int:
        """How many years it is since the event, at the anniversary in these days, else the nearest to them.

        0 where nobody counts, and in the year of the event and before.
        """
        if self.year is None or self.is_lunar:
            return 0
        last = end or start
        found = [day_in(year, self.month, self.day) for year in range(start.year - 1, last.year + 2)]
        within = [day for day in found if start <= day <= last]
        nearest = within[0] if within else min(found, key=lambda day: abs((day - start).days))
        return max(nearest.year - self.year, 0)


@cache
def national_days() -> tuple[KnownDay, ...]:
    """The days of the country, in the order of the year."""
    rows = tomllib.loads(_DAYS.read_text("utf-8"))["days"]
    return tuple(KnownDay(**{**row, "also": tuple(row.get("also", ()))}) for row in rows)
