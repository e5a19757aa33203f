"""Selects that vouchers need from higher features, registered at start by `app.declarations.hand_in`.

A voucher is printed from the cash book alone; who paid into a collection, and whose visit pays somebody else
than the person whom it names, is known to features that stand above the books (their `feature.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select

from app.log.activities.facts import Kind

#: Takes the union and log entries: (entry, number of the receipt, member) of everybody who paid in them.
Payers = Callable[[int, Collection[int]], Select[*tuple[Any, ...]]]
#: Whether the money of an entry goes to others than the one person named, correlated to `Activity`.
ForOthers = Callable[[], ColumnElement[bool]]


@dataclass(slots=True)
class Declared:
    """Filled once at start."""

    payers: Sequence[Payers] = ()
    for_others: Sequence[ForOthers] = ()
    #: The kinds of entries whose one member is who receives the money, or pays it in.
    for_one: Sequence[str] = (Kind.VISIT, Kind.AWARD)


DECLARED = Declared()
