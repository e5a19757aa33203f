"""What this room hands to the application."""

from __future__ import annotations

from datetime import date

from app.core.errors import Fault
from app.dues.ledger.actions import refresh_behind, units_behind
from app.dues.ledger.checks import due_faults
from app.web.clock import today
from app.web.features import Feature, Seed


def _faults(unit_id: int, today: date) -> list[Fault]:
    return [Fault(sentence, ()) for sentence in due_faults(unit_id, today)]


FEATURE = Feature(
    subjects={"dues": "các khoản phải đóng"},
    checks=(_faults,),
    seeds=(Seed(lambda: units_behind(today()), lambda: refresh_behind(today())),),
)
