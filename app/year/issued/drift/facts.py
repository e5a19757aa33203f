"""What a change of a row of dues reaches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """`rows`: the people, the collection or the fund behind it; `fund`: the name of its fund, "" for all.

    `is_rate`: it states what a fund asks, or held at first, so reaches everybody in it.
    """

    rows: frozenset[str]
    fund: str
    is_rate: bool = False
    #: It says in which part entries stand, or that they are left out: it moves sentences, never figures.
    arranges: bool = False
