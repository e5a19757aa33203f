"""Handing a package to the union above where both keep their books in one installation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.core.actor import Actor
from app.core.periods import Period
from app.exchange.packages.packing import package_of, packed
from app.exchange.packages.receiving import receive, sentences
from app.office.units.models import Unit
from app.transactions import enter_union, only_union
from app.web.saving import written
from app.year.received.facts import Package


def packed_alone(
    unit: Unit, period: Period, as_of: date | None, today: date, folder: Path, outline: str
) -> tuple[Package, bytes]:
    """What the union sends, made where only its own books are open; call it in a reading transaction."""
    with only_union(unit.id):
        package = package_of(unit, period, as_of, today, folder, outline=outline)
        return package, packed(package, unit, folder)


def hand_over(content: bytes, upper: Unit, actor: Actor, today: date) -> list[str]:
    """Give the signed file to the union above, all that it ever sees of the other's books; what to say of it.

    The key needs no comparing, it lies in this installation's folder. Raises Refused.
    """
    with only_union(upper.id), written():
        enter_union(upper.id)
        # In words while the transaction is open: read after it, the rows would begin another, which nobody
        # ends and `mark_books` waits for.
        return sentences(receive(upper, content, actor, today, trusts=True))
