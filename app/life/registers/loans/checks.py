"""What must hold of the returns of loans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.errors import Fault
from app.core.money import format_dong
from app.life.registers.loans.queries import LOANS, RETURNS


def loan_faults(unit_id: int, _today: date) -> Iterator[Fault]:
    """Returns whose loan is not in the books, and loans of which more came back than was lent."""
    loans = {entry.row_key: (entry, entry.amount or 0) for entry, _ in LOANS.all(unit_id)}
    returned: dict[str, int] = {}
    for entry, facts in RETURNS.all(unit_id):
        returned[facts.loan] = returned.get(facts.loan, 0) + (entry.amount or 0)
        if facts.loan not in loans:
            message = f"«{entry.title}»: khoản cho vay của lần trả này không có trong sổ."
            yield Fault(message, (f"activities/{entry.id}",))
    for key, (entry, amount) in loans.items():
        if returned.get(key, 0) > amount:
            message = (
                f"«{entry.title}»: cho vay {format_dong(amount)}, các lần trả cộng lại là "
                f"{format_dong(returned[key])}."
            )
            yield Fault(message, (f"activities/{entry.id}",))
