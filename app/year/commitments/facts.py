"""The facts of a commitment."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CommitmentFacts:
    """A row of the sheet Cam kết. `target` None means 100, `measure_unit` "" means %.

    `measure` is "" (the officer states `done`) or a measure such as `Tỷ lệ đóng quỹ: …`.
    """

    year: int
    content: str
    position: int | None = None
    target: Decimal | None = None
    measure_unit: str = ""
    measure: str = ""
    done: Decimal | None = None
    note: str = ""
