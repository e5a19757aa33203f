"""How things are timed: in turn within one run, so that a busy machine slows all of them alike."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time

ROUNDS = 5


@dataclass(frozen=True)
class Ratio:
    """One line of the result; `most` is what it must not exceed."""

    what: str
    value: float
    most: float
    unit: str = "×"
    note: str = ""

    @property
    def holds(self) -> bool:
        return self.value <= self.most

    def __str__(self) -> str:
        mark = "ok    " if self.holds else "MISSED"
        return (
            f"{mark}  {self.what:<58} {self.value:7.2f} {self.unit:<3}  (at most {self.most:g})  {self.note}"
        )


def processor_seconds(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The median processor time of each work in this process, all done in turn; the first round warms up."""
    spent: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for place, work in enumerate(works):
            gc.collect()
            began = process_time()
            work()
            if turn:
                spent[place].append(process_time() - began)
    return [median(times) for times in spent]


def say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
