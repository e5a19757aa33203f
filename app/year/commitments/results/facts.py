"""How far a commitment was kept."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What an officer states of a commitment at the year's end; `carry` promises it again for the next year.

    `done` and `note` say nothing of a commitment that is counted by its measure.
    """

    done: Decimal | None = None
    note: str = ""
    carry: bool = False
