"""Facts of a count of the cash box."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.money import DENOMINATIONS


def note_name(denomination: int) -> str:
    """The name of the fact and of the form's box for the number of notes: `note_500000`."""
    return f"note_{denomination}"


@dataclass(frozen=True, slots=True)
class CountFacts:
    """A count of the cash box (kiểm quỹ) on an evening; `fund_id` None: the cash of all funds together.

    `note_…`: how many notes of each value lay in it, None for none. `present`: the people present, separated
    by semicolons.
    """

    counted_on: date
    fund_id: int | None = None
    note_500000: int | None = None
    note_200000: int | None = None
    note_100000: int | None = None
    note_50000: int | None = None
    note_20000: int | None = None
    note_10000: int | None = None
    note_5000: int | None = None
    note_2000: int | None = None
    note_1000: int | None = None
    note_500: int | None = None
    explanation: str = ""
    present: str = ""

    @property
    def pieces(self) -> dict[int, int]:
        """How many notes of each value, values without any left out."""
        counted = {value: getattr(self, note_name(value)) for value in DENOMINATIONS}
        return {value: pieces for value, pieces in counted.items() if pieces}

    @property
    def counted(self) -> int:
        """All notes together, whole đồng."""
        return sum(value * pieces for value, pieces in self.pieces.items())
