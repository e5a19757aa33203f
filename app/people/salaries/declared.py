"""What changes of salaries need from higher rooms, handed in at start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.people.salaries.rules import PlannedSalary


def _this_month(_unit_id: int, today: date) -> date:
    return today.replace(day=1)


def _moves_nothing(_unit_id: int, _planned: Sequence[PlannedSalary], _today: date) -> str:
    return ""


@dataclass
class Declared:
    """`first_open_day`: the first day of the first month that is not closed; this month where none is.

    `effect`: what salaries would do to Kỳ that are paid in full or closed, in words; "" for nothing.
    """

    first_open_day: Callable[[int, date], date] = _this_month
    effect: Callable[[int, Sequence[PlannedSalary], date], str] = _moves_nothing


DECLARED = Declared()
