"""The facts of the result of a commitment."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """The stated result of a commitment at the year's end; `carry` promises it again for the next year.

    `done` and `note` are ignored for a commitment counted by its measure.
    """

    done: Decimal | None = None
    note: str = ""
    carry: bool = False
