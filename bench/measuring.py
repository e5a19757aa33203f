"""How things are timed: in turn within one run, so that a busy machine slows all of them alike."""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable, Sequence
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
    return _medians(process_time, works, rounds)


def process_seconds(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The same of works that have processes of their own do it: the time of those alone, start included."""
    return _medians(_time_of_children, works, rounds)


def _time_of_children() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def _medians(clock: Callable[[], float], works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    spent: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for place, work in enumerate(works):
            gc.collect()
            began = clock()
            work()
            if turn:
                spent[place].append(clock() - began)
    return [median(times) for times in spent]


def timed(work: Callable[[], object]) -> float:
    """Seconds that passed while a long work was done once, its waits for the disk among them."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def say(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
