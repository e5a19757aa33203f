"""By which rows of the workbook an entry of the log is known, where it is no row itself.

A collection is no row of the workbook, its contributions are: their room hands them in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

#: Takes the union: (row key, log entry) of every row, withdrawn ones too, the oldest first.
RowsOf = Callable[[int], Sequence[tuple[str, int]]]


@dataclass(slots=True)
class EntryRows:
    """Filled once at start; by kind of log entry."""

    rows: dict[str, RowsOf] = field(default_factory=dict)


DECLARED = EntryRows()
