"""What this room hands to the application."""

from __future__ import annotations

from datetime import date, timedelta

from app.books.closings.queries import closed_through
from app.core.errors import Fault
from app.dues.ledger.actions import refresh_behind, units_behind
from app.dues.ledger.checks import due_faults
from app.people.salaries.declared import DECLARED
from app.web.clock import today
from app.web.features import Feature, Seed


def _faults(unit_id: int, today: date) -> list[Fault]:
    return [Fault(sentence, ()) for sentence in due_faults(unit_id, today)]


def _first_open_day(unit_id: int, today: date) -> date:
    """The day after the last closed one; the first of this month while nothing is closed."""
    closed = closed_through(unit_id)
    return closed + timedelta(days=1) if closed else today.replace(day=1)


def _hand_in() -> None:
    DECLARED.first_open_day = _first_open_day


FEATURE = Feature(
    subjects={"dues": "các khoản phải đóng"},
    checks=(_faults,),
    hand_in=_hand_in,
    seeds=(Seed(lambda: units_behind(today()), lambda: refresh_behind(today())),),
)
