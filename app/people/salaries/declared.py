"""What changes of salaries need from higher rooms, handed in at start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


def _this_month(_unit_id: int, today: date) -> date:
    return today.replace(day=1)


@dataclass
class Declared:
    """`first_open_day`: the first day of the first month that is not closed; this month where none is."""

    first_open_day: Callable[[int, date], date] = _this_month


DECLARED = Declared()
